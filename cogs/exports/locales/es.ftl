# Archivos para la oficina de la jefatura: el comando, los títulos de las tablas, el resumen.

export-name = exportar
export-description = Recibir en un archivo, solo para usted, lo que preguntaron los residentes
export-format-name = formato
export-format-description = Qué clase de archivo
export-format-csv = Tabla (CSV)
export-format-xlsx = Libro de cálculo (XLSX)
export-format-json = Paquete (JSON)
export-format-pdf = Resumen para imprimir (PDF)
export-roundtable-name = mesa
export-roundtable-description = Solo lo que se preguntó para esta mesa redonda
export-status-name = estado
export-status-description = Solo preguntas con este estado
export-status-received = recibida
export-status-approved = aprobada
export-status-rejected = rechazada
export-status-withdrawn = retirada
export-since-name = desde
export-since-description = Preguntado este día o después, por ejemplo 2026-11-23
export-until-name = hasta
export-until-description = Preguntado este día o antes
export-label-name = etiqueta
export-label-description = Solo preguntas con esta etiqueta
export-language-name = idioma
export-language-description = En qué idioma van los títulos o el resumen; si no lo indica, en el suyo
export-language-en = Inglés
export-language-es = Español
export-language-both = Ambos: inglés y español

export-offer = { BOLD("¿Qué quiere llevarse?") } Con un botón recibe un archivo con todo; o elija qué va en él. Solo usted lo recibe. Ningún archivo dice quién preguntó: un nombre aparece solo si esa persona quiere mostrarlo, y un vecindario solo si al menos cinco personas lo indicaron.
export-choose = Elegir qué va en él
export-form-title = Exportar
export-form-submit = Recibir archivo
export-form-format-label = Clase de archivo
export-form-roundtable-label = Solo para esta mesa redonda
export-form-status-label = Solo con este estado
export-form-label-label = Solo con esta etiqueta
export-form-language-label = Idioma de los títulos o del resumen
export-form-language-hint = Si no lo indica, el suyo
export-done-csv = { $count ->
    [0] Ninguna pregunta es así. La tabla del archivo está vacía.
    [one] Hay una pregunta en la tabla. Se puede abrir sin riesgo en cualquier hoja de cálculo.
   *[other] Hay { $count } preguntas en la tabla. Se puede abrir sin riesgo en cualquier hoja de cálculo.
}
export-done-xlsx = { $count ->
    [0] Ninguna pregunta es así. El libro está vacío.
    [one] Hay una pregunta en el libro.
   *[other] Hay { $count } preguntas en el libro.
}
export-done-json = { $count ->
    [0] Ninguna pregunta aprobada es así. El paquete está vacío.
    [one] Hay una pregunta en el paquete, con quién apoya qué y sin decir quién es. Cualquiera puede elegir una agenda con él. No contiene ninguna agenda que auditar: para eso, indique una mesa redonda que tenga una, y ni días ni etiqueta.
   *[other] Hay { $count } preguntas en el paquete, con quién apoya qué y sin decir quién es. Cualquiera puede elegir una agenda con él. No contiene ninguna agenda que auditar: para eso, indique una mesa redonda que tenga una, y ni días ni etiqueta.
}
export-done-draft = { $count ->
    [0] No había ninguna pregunta entre las que elegir. El paquete está vacío.
   *[other] El paquete contiene la agenda de la mesa redonda tal como está ahora: un borrador, que no está publicado y todavía puede cambiar. Con ella están las preguntas entre las que elegir ({ $count }) y quién apoya qué, sin decir quién es.
}
export-done-agenda = { $count ->
    [0] No había ninguna pregunta entre las que elegir. El paquete está vacío.
    [one] El paquete contiene la agenda de la mesa redonda, con la única pregunta de la que se eligió, con quién apoya qué y sin decir quién es. Cualquiera puede volver a calcular y auditar la agenda con él.
   *[other] El paquete contiene la agenda de la mesa redonda, con las { $count } preguntas entre las que se eligió, con quién apoya qué y sin decir quién es. Cualquiera puede volver a calcular y auditar la agenda con él.
}
export-done-pdf = { $count ->
    [0] Ninguna pregunta es así. El resumen lo dice.
    [one] El resumen está hecho a partir de una pregunta.
   *[other] El resumen está hecho a partir de { $count } preguntas.
}
export-progress = El archivo está en camino: ya contiene { $done } de { $of } preguntas.
export-too-large = El archivo es demasiado grande para un chat, que admite { $most } MB. Elija una mesa redonda, un estado o unos días, o pida a quien administra Roundtable { CODE("roundtable questions export") }.

exports-no-day = «{ $given }» no se puede leer como un día. Escríbalo como 2026-11-23.
exports-days-swapped = El último día, { $last }, es anterior al primero, { $first }. Por favor, cámbielos de lugar.
exports-bundle-status = Un paquete contiene preguntas aprobadas, porque de ellas se elige una agenda. No indique el estado, o elija otro tipo de archivo.
exports-too-many-rows = Una hoja de cálculo admite { $most } filas, y hay más. Elija una mesa redonda, un estado o unos días, o una tabla (csv), que las admite todas.
exports-roundtable-unknown = Aquí ninguna mesa redonda se llama «{ $given }», o se llaman así varias. No la indique y recibirá lo que se preguntó para todas.
exports-written = Preguntas exportadas: { $count }.
exports-which = Hay varias comunidades: { $names }. Indique cuál con --community y su número.
exports-unknown = No hay ninguna comunidad «{ $given }». Las que hay: { $names }.
exports-unwritable = No se puede escribir { $file }: { $why }

exports-sheet-questions = Preguntas
exports-sheet-clusters = Preguntas iguales
exports-column-number = Número
exports-column-text = Pregunta
exports-column-neighbourhood = Vecindario
exports-column-name = Nombre
exports-column-about = Sobre
exports-column-asked_on = Preguntada el
exports-column-status = Estado
exports-column-language = Idioma
exports-column-roundtable = Mesa redonda
exports-column-labels = Etiquetas
exports-column-supporters = Apoyos
exports-column-joined_to = Unida a
exports-column-reason = Motivo
exports-column-redacted = Con palabras quitadas
exports-column-shown = Mostrada
exports-column-wordings = Versiones
exports-column-joined = Preguntas unidas
exports-sheet-agenda = Agenda
exports-column-place = Lugar
exports-column-became = En la mesa redonda
exports-column-skipped = Por qué no se hizo
exports-column-rule = Elegida por
exports-became-draft = borrador, sin publicar
exports-became-waiting = todavía no
exports-became-asked = se hizo
exports-became-skipped = no se hizo
exports-rule-equal-shares = partes iguales
exports-rule-phragmen = Phragmén
exports-rule-top = más apoyos
exports-rule-by-hand = quienes organizan
exports-word-gone = (ya no es pública)
exports-sheet-answers = Respuestas
exports-column-outcome = Resultado
exports-column-who = Respondida por
exports-column-answered_on = Respondida el
exports-column-until = Prometida para
exports-column-answer_en = Respuesta en inglés
exports-column-answer_es = Respuesta en español
exports-column-link = Grabación
exports-sheet-ledger = Registro
exports-column-part = Parte
exports-column-counted = Qué se cuenta
exports-column-count = Cantidad
exports-column-note = Nota
exports-ledger-hours = Mediana del tiempo hasta una decisión, en horas
exports-outcome-answered = respondida
exports-outcome-partly = respondida en parte
exports-outcome-deferred = aplazada
exports-outcome-declined = no se responde
exports-status-received = recibida
exports-status-approved = aprobada
exports-status-rejected = rechazada
exports-status-withdrawn = retirada
exports-word-other = otro vecindario
exports-word-yes = sí
exports-about-general = general
exports-about-roundtable = mesa redonda
exports-about-official = autoridad
exports-about-story = noticia
exports-about-message = mensaje
exports-about-sample = ejemplo

exports-brief-title = Lo que preguntan los residentes: { $what }
exports-brief-of = Preparado por Roundtable para { $community }.
exports-brief-at = La mesa redonda: { $when }.
exports-brief-at-place = La mesa redonda: { $when }, { $where }.
exports-brief-label = Solo preguntas con la etiqueta «{ $label }».
exports-brief-status = Solo preguntas con el estado: { $statuses }.
exports-brief-days = Preguntadas del { $first } al { $last }.
exports-brief-day = Preguntadas el { $day }.
exports-brief-agenda-order = En el orden de la agenda.
exports-brief-agenda-over = La mesa redonda la recorrió en este orden.
exports-brief-agenda-draft = Un borrador, aún sin publicar: en el orden en que se plantearían.
exports-brief-number = pregunta { $number }
exports-brief-answered = { $outcome }: { $who }, { $day }
exports-brief-until = prometida para el { $day }
exports-brief-counts = Cuánto se preguntó
exports-brief-asked = { $questions ->
    [0] No se preguntó nada.
    [one] Se hizo una pregunta.
   *[other] Se hicieron { $questions } preguntas.
}
exports-brief-unprinted = { $count ->
    [one] Una de ellas no es pública: sus palabras no se imprimen.
   *[other] { $count } de ellas no son públicas: sus palabras no se imprimen.
}
exports-brief-alike = { $different ->
    [one] Todas preguntan lo mismo; las preguntas iguales aparecen una sola vez.
   *[other] Algunas preguntan lo mismo: aparecen { $different } distintas.
}
exports-brief-chart-note = Por tema. Una pregunta con varios temas cuenta en cada uno. Los apoyos son las personas que hicieron o apoyan una pregunta; cada una cuenta una sola vez por pregunta.
exports-brief-column-theme = Tema
exports-brief-column-questions = Preguntas
exports-brief-column-supports = Apoyos
exports-brief-column-neighbourhood = Vecindario
exports-brief-column-people = Personas
exports-brief-where = Dónde viven quienes preguntaron
exports-brief-where-note = Hasta donde lo indicaron. Los vecindarios que indicaron menos de cinco personas van juntos en una sola línea, o no figuran si ni así llegan a cinco personas.
exports-brief-themes = Lo que se preguntó
exports-brief-no-theme = Todo lo demás
exports-brief-more = { $count ->
    [one] Y una pregunta más.
   *[other] Y { $count } preguntas más, todas en el libro de cálculo.
}
exports-brief-people = { $count ->
    [one] una persona
   *[other] { $count } personas
}
exports-brief-from = de { $name }
exports-brief-lives = { $neighbourhood }
exports-brief-others = también preguntada como { $numbers }
exports-brief-privacy = Aquí no se nombra a nadie, salvo a quien quiso mostrar su nombre. Un vecindario aparece solo si lo nombraron al menos cinco personas. De las horas se indica solo el día.
