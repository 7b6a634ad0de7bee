# Lo que se guarda sobre una persona.

privacy-name = privacidad
privacy-description = Ver lo que se guarda sobre usted, obtener una copia o borrarlo todo
privacy-kept =
    { BOLD("Lo que guardamos sobre usted") }
    En lugar de su cuenta guardamos un código, hecho a partir de ella con una clave secreta. Sin la clave nadie puede llegar del código a usted, y en cada comunidad el código es distinto. Su nombre se guarda solo con las preguntas en las que usted quiso mostrarlo. Quienes organizan leen las preguntas; nadie lee los códigos.
    Cuando se publica una agenda, lo que usted apoya se guarda con ella como números de preguntas, sin su código, para que cualquiera pueda comprobar cómo se eligió. Nadie, ni siquiera este bot, puede saber que esos números eran suyos; por eso quedan allí cuando se borran sus datos.
    Un formulario que no se pudo recibir se guarda cifrado, un día como máximo, para que usted pueda corregirlo.
    Si quien modera le dio aquí un rol por su nombre, su cuenta también aparece en la configuración de este servidor o espacio de trabajo; quien modera la quita con { COMMAND("setup") }.
privacy-yours = Guardado en esta comunidad
privacy-all = Esto y nada más:
privacy-none = Nada.
privacy-code = Su código aquí: { $code }
privacy-answers = Mensajes sobre respuestas
privacy-export = Exportar mis datos
privacy-export-sure = El archivo contiene todo lo que se guarda sobre usted en esta comunidad, también las palabras de sus preguntas. Guárdelo donde nadie más lo lea.
privacy-export-yes = Recibir el archivo
privacy-export-not = Ahora no
privacy-exported = En el archivo está todo lo que se guarda sobre usted en esta comunidad.
privacy-erase = Borrar mis datos
privacy-erase-how = Esto no se puede deshacer. Su código, su nombre, su vecindario y sus apoyos se borran en cualquier caso; solo quedan los números sin nombre de las agendas publicadas antes, porque nadie puede saber cuáles eran suyos. Si quienes moderan pausaron sus preguntas, la pausa sigue hasta la hora que fijaron. ¿Qué hacemos con las palabras de sus preguntas? Pueden quedar a nombre de «residente», para que todavía se puedan responder, o borrarse también.
privacy-erase-keep = Borrar mis datos, dejar mis palabras
privacy-erase-all = Borrar mis datos y mis palabras
privacy-erase-not = No borrar nada
privacy-erased = Listo. Sus datos y las palabras de sus preguntas quedaron borrados en esta comunidad.
privacy-erased-kept = Listo. Sus datos quedaron borrados en esta comunidad. Las palabras de sus preguntas quedan a nombre de «residente».
privacy-rows-persons = Cómo comunicarnos con usted en privado (cifrado)
privacy-rows-outboxs = Mensajes privados para usted
