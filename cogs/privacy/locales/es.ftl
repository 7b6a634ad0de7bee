# Lo que se guarda sobre una persona.

privacy-name = privacidad
privacy-description = Ver lo que se guarda sobre usted, obtener una copia o borrarlo
privacy-kept =
    { BOLD("Lo que guardamos sobre usted") }
    Se le guarda como un código hecho a partir de su cuenta con una clave secreta. Sin la clave nadie llega del código a usted, y en cada comunidad el código es otro. Su nombre se guarda solo junto a las preguntas en que quiso mostrarlo. Los organizadores leen las preguntas; nadie lee los códigos.
    Un formulario que no se pudo recibir se guarda cifrado, un día como máximo, para que lo corrija.
    Si un moderador le dio aquí un rol por su nombre, su cuenta también figura en la configuración de este servidor o espacio de trabajo; un moderador la quita con { COMMAND("setup") }.
privacy-yours = Guardado en esta comunidad
privacy-code = Su código aquí: { $code }
privacy-export = Exportar lo mío
privacy-exported = En el archivo está todo lo que se guarda sobre usted en esta comunidad.
privacy-erase = Bórrenme
privacy-erase-how = Esto no se puede deshacer. Su código, su nombre y su vecindario se borran en todo caso. ¿Qué hacemos con las palabras de sus preguntas? Pueden quedar como las de «un residente», para que todavía se respondan, o borrarse también.
privacy-erase-keep = Borrarme, dejar mis palabras
privacy-erase-all = Borrarme con mis palabras
privacy-erase-not = No borrar nada
privacy-erased = Listo. Usted y las palabras de sus preguntas quedaron borrados en esta comunidad.
privacy-erased-kept = Listo. Usted quedó borrado en esta comunidad. Las palabras de sus preguntas quedan como las de «un residente».
