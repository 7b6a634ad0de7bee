# Mesas redondas: cuáles hay, quién viene y cómo se planean.

roundtables-name = mesas
roundtables-description = Ver las próximas mesas redondas, decir si va y hacer una pregunta para una de ellas
roundtable-name = mesa
roundtable-description = Planear y cambiar mesas redondas
roundtable-create-name = crear
roundtable-create-description = Planear una mesa redonda; sin opciones se abre un formulario
roundtable-create-title-name = título
roundtable-create-title-description = De qué trata
roundtable-create-when-name = cuándo
roundtable-create-when-description = Por ejemplo «mañana de 6 a 8 pm» o «2026-12-01 18:00»
roundtable-create-length-name = duración
roundtable-create-length-description = Cuánto dura o hasta cuándo: «2 horas», «hasta las 20:00»
roundtable-create-where-name = dónde
roundtable-create-where-description = El lugar, con su dirección
roundtable-create-link-name = enlace
roundtable-create-link-description = Para participar a distancia o leer más (https://…)
roundtable-create-officials-name = funcionarios
roundtable-create-officials-description = A quiénes se hacen las preguntas: nombres o cargos, separados por comas
roundtable-create-interpretation-name = interpretación
roundtable-create-interpretation-description = Por ejemplo «español y ASL»
roundtable-create-access-name = accesibilidad
roundtable-create-access-description = Rampas, ascensores, bucle auditivo, cuidado de niños, estacionamiento
roundtable-create-capacity-name = cupo
roundtable-create-capacity-description = Para cuántas personas hay lugar; las demás esperan su turno
roundtable-create-notes-name = notas
roundtable-create-notes-description = Qué más debe saber la gente
roundtable-create-questions-name = preguntas
roundtable-create-questions-description = Si recibe preguntas desde ahora (sí, salvo que diga que no)
roundtable-edit-name = editar
roundtable-edit-description = Cambiar lo que dice una mesa redonda; sin opciones se abre un formulario
roundtable-edit-roundtable-name = mesa
roundtable-edit-roundtable-description = Cuál: su número o palabras de su título
roundtable-edit-title-name = título
roundtable-edit-title-description = De qué trata
roundtable-edit-length-name = duración
roundtable-edit-length-description = Cuánto dura o hasta cuándo: «2 horas», «hasta las 20:00»
roundtable-edit-where-name = dónde
roundtable-edit-where-description = El lugar, con su dirección
roundtable-edit-link-name = enlace
roundtable-edit-link-description = Para participar a distancia o leer más (https://…)
roundtable-edit-officials-name = funcionarios
roundtable-edit-officials-description = A quiénes se hacen las preguntas: nombres o cargos, separados por comas
roundtable-edit-interpretation-name = interpretación
roundtable-edit-interpretation-description = Por ejemplo «español y ASL»
roundtable-edit-access-name = accesibilidad
roundtable-edit-access-description = Rampas, ascensores, bucle auditivo, cuidado de niños, estacionamiento
roundtable-edit-capacity-name = cupo
roundtable-edit-capacity-description = Para cuántas personas hay lugar; las demás esperan su turno
roundtable-edit-notes-name = notas
roundtable-edit-notes-description = Qué más debe saber la gente
roundtable-move-name = mover
roundtable-move-description = Pasar una mesa redonda a otra hora; se le pregunta antes de avisar a nadie
roundtable-move-roundtable-name = mesa
roundtable-move-roundtable-description = Cuál: su número o palabras de su título
roundtable-move-when-name = cuándo
roundtable-move-when-description = La nueva hora, por ejemplo «8 de diciembre a las 6 pm»
roundtable-move-length-name = duración
roundtable-move-length-description = Si también cambia: «2 horas», «hasta las 20:00»
roundtable-cancel-name = cancelar
roundtable-cancel-description = Cancelar una mesa redonda; se le pregunta antes de avisar a nadie
roundtable-cancel-roundtable-name = mesa
roundtable-cancel-roundtable-description = Cuál: su número o palabras de su título
roundtable-open-name = abrir
roundtable-open-description = Recibir preguntas para una mesa redonda
roundtable-open-roundtable-name = mesa
roundtable-open-roundtable-description = Cuál: su número o palabras de su título
roundtable-close-name = cerrar
roundtable-close-description = No recibir más preguntas para una mesa redonda
roundtable-close-roundtable-name = mesa
roundtable-close-roundtable-description = Cuál: su número o palabras de su título
roundtable-reminders-name = avisos
roundtable-reminders-description = Elegir cuándo se anuncian aquí las mesas redondas

roundtable-new-title = Planear mesa redonda
roundtable-new-submit = Anunciar
roundtable-new-title-label = Título
roundtable-new-when-label = Cuándo
roundtable-new-when-hint = En palabras o números: «mañana a las 6 pm», «1 de diciembre a las 6 pm», «2026-12-01 18:00»
roundtable-new-length-label = Cuánto dura, o hasta cuándo
roundtable-new-length-hint = «2 horas», «90 min», «hasta las 20:00»
roundtable-new-where-label = Dónde
roundtable-new-where-hint = El lugar, con su dirección
roundtable-new-link-label = Enlace
roundtable-new-link-hint = Para participar a distancia o leer más
roundtable-edit-title = Cambiar mesa redonda
roundtable-edit-submit = Guardar
roundtable-edit-title-label = Título
roundtable-edit-length-label = Cuánto dura, o hasta cuándo
roundtable-edit-length-hint = «2 horas», «90 min», «hasta las 20:00»
roundtable-edit-where-label = Dónde
roundtable-edit-link-label = Enlace
roundtable-details-title = Más detalles
roundtable-details-submit = Guardar
roundtable-details-officials-label = Funcionarios que responden
roundtable-details-officials-hint = Nombres o cargos, separados por comas: «mayor, police chief»
roundtable-details-interpretation-label = Interpretación
roundtable-details-interpretation-hint = Por ejemplo «español y ASL»
roundtable-details-access-label = Accesibilidad
roundtable-details-access-hint = Rampas, ascensores, bucle auditivo, cuidado de niños, estacionamiento
roundtable-details-capacity-label = Lugares
roundtable-details-capacity-hint = Para cuántas personas hay lugar; vacío si no hay límite
roundtable-details-notes-label = Notas
roundtable-move-title = Mover mesa redonda
roundtable-move-submit = Siguiente
roundtable-move-when-label = Nueva hora
roundtable-move-when-hint = En palabras o números: «mañana a las 6 pm», «1 de diciembre a las 6 pm», «2026-12-01 18:00»
roundtable-move-length-label = Cuánto dura, o hasta cuándo
roundtable-move-length-hint = Vacío: lo mismo que antes
roundtable-reminders-title = Anuncios
roundtable-reminders-submit = Guardar
roundtable-reminders-announce-label = Anunciar cada mesa redonda nueva
roundtable-reminders-first-label = Primer recordatorio
roundtable-reminders-first-hint = Cuánto antes: «1 semana», «2 días», «90 min»; vacío para ninguno
roundtable-reminders-second-label = Segundo recordatorio
roundtable-reminders-third-label = Tercer recordatorio

roundtable-announced = { BOLD("Nueva mesa redonda") }
roundtables-announced = { BOLD("Nuevas mesas redondas") }: hay { $count }. Escriba { COMMAND("roundtables") } para verlas todas.
roundtable-soon = { BOLD("Se acerca") }: falta { $before }
roundtables-soon = { BOLD("Próximamente") }: { $count } mesas redondas. Escriba { COMMAND("roundtables") } para verlas todas.
roundtable-moved = { BOLD("Cambio: una mesa redonda tiene otra hora") }
roundtable-cancelled = { BOLD("Cancelada: esta mesa redonda no se celebra") }
roundtable-cancelled-title = Cancelada: { $title }
roundtable-was-to-be = Iba a ser
roundtable-tentative = Por confirmar
roundtable-tentative-why = su calendario la da por provisional
roundtable-was = Iba a ser
roundtable-was-where = Lugar anterior
roundtables-upcoming = { $count ->
    [one] { BOLD("Se acerca una mesa redonda.") }
   *[other] { BOLD("Próximamente:") } { $count } mesas redondas
}
roundtables-none = Por ahora no hay ninguna mesa redonda planeada. Ya puede hacer una pregunta con { COMMAND("ask") }; quedará para la próxima.
roundtables-home = { BOLD("Qué viene") }
roundtables-home-none = { BOLD("Qué viene") }: por ahora no hay ninguna mesa redonda planeada.
roundtable-when = Cuándo
roundtable-where = Dónde
roundtable-official = { $name } ({ $office })
roundtable-officials-and = { $first }, { $last }
roundtable-officials = Responden
roundtable-access = Accesibilidad
roundtable-interpretation = Interpretación
roundtable-coming = Asistencia
roundtable-turnout = { $going }{ $maybe ->
    [0] { "" }
   *[other] , { $maybe } tal vez
}
roundtable-turnout-places = { $places ->
    [one] { $going } de 1 lugar ocupado
   *[other] { $going } de { $places } lugares ocupados
}{ $maybe ->
    [0] { "" }
   *[other] , { $maybe } tal vez
}{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } en espera
}
roundtable-you = Usted
roundtable-you-going = va
roundtable-you-waiting = está en la lista de espera
roundtable-you-maybe = tal vez va
roundtable-you-no = no puede ir
roundtable-start = { $starts }
roundtable-span = { $span }
roundtable-day = { $day }
roundtable-days = { $first } a { $last }
roundtable-nowhere = todavía sin lugar
roundtable-choice = { $title } ({ $when })
roundtable-before = { $before } antes
roundtable-before-weeks = { $count ->
    [one] una semana
   *[other] { $count } semanas
}
roundtable-before-days = { $count ->
    [one] un día
   *[other] { $count } días
}
roundtable-before-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}
roundtable-before-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
roundtable-before-never = Nunca

roundtable-rsvp-going = Voy
roundtable-rsvp-maybe = Tal vez
roundtable-rsvp-no = No puedo
roundtable-remind = Recuérdeme
roundtable-calendar = Al calendario
roundtable-link-open = Participar o leer más
roundtable-edit = Editar
roundtable-move = Mover
roundtable-cancel = Cancelarla
roundtable-open = Abrir a preguntas
roundtable-close = Cerrar a preguntas
roundtable-details-open = Más detalles

roundtable-answered-going = { BOLD("Usted va") } a «{ $title }»: { $starts }. Si algo cambia, se le avisa en privado. Nadie ve su nombre.
roundtable-answered-waiting = Todos los lugares de «{ $title }» están ocupados. { BOLD("Usted es el número") } { $place } de la lista de espera, y se le avisa en cuanto haya un lugar.
roundtable-answered-maybe = Usted { BOLD("tal vez va") } a «{ $title }»: { $starts }. Si algo cambia, se le avisa en privado.
roundtable-answered-no = Usted { BOLD("no puede ir") } a «{ $title }». Si eso cambia, pulse «Voy».
roundtable-promoted = { BOLD("Hay un lugar para usted") } en «{ $title }»: { $starts }. Ya cuenta como que va; si no puede, pulse «No puedo» para que pase la siguiente persona.
roundtable-remind-menu = Cuándo recordarle
roundtable-remind-when = ¿Cuándo quiere que se le recuerde «{ $title }»?
roundtable-remind-chosen = Se le recordará «{ $title }» { $before } antes. Puede elegir otro momento.
roundtable-remind-kept = Se le recordará «{ $title }» { $before } antes, con un mensaje privado.
roundtable-remind-not = No se le recuerda «{ $title }».
roundtable-remind-late = Ya es tarde para recordárselo con tanta anticipación: { $starts }.
roundtable-reminder = { BOLD("Usted pidió que se le recordara") }: «{ $title }», { $starts }.
roundtable-calendar-here = «{ $title }» para su calendario: abra el archivo, o pulse el que usted usa.
roundtable-calendar-cancelled = «{ $title }» está { BOLD("cancelada") }. Si la tiene en su calendario, abra este archivo y su calendario también lo sabrá.
roundtable-calendar-google = Google Calendar
roundtable-calendar-outlook = Outlook

roundtable-created = { $channels ->
    [one] Planeada. Se está anunciando en el canal de mesas redondas.
   *[other] Planeada. Se está anunciando en { $channels } canales de mesas redondas.
}
roundtable-created-quietly = Planeada, y ya está en la lista de { COMMAND("roundtables") }. No se anuncia: o no se ha elegido un canal para las mesas redondas, lo que hace quien modera con { COMMAND("setup") }, o aquí no se anuncian las nuevas ({ COMMAND("roundtable reminders") }).
roundtable-edited = «{ $title }» dice ahora esto. También se cambian sus mensajes.
roundtable-move-ask = ¿Mover «{ $title }» del { $was } al { BOLD($starts) }? { $posts ->
    [0] No hay que cambiar ningún mensaje
    [one] Se cambia un mensaje
   *[other] Se cambian { $posts } mensajes
}, y { $people ->
    [0] no hay que avisar a nadie.
    [one] se avisa a una persona.
   *[other] se avisa a { $people } personas.
}
roundtable-move-now = Sí, moverla
roundtable-leave = No, dejarla
roundtable-moved-now = «{ $title }» es ahora el { $starts }. { $people ->
    [0] No hay que avisar a nadie: nadie dijo que iría.
    [one] Se está avisando a la persona que quería ir o recibir un recordatorio.
   *[other] Se está avisando a las { $people } personas que querían ir o recibir un recordatorio.
}
roundtable-left = «{ $title }» queda como está: { $starts }.
roundtable-cancel-ask = ¿Cancelar «{ $title }» ({ $starts })? No se puede deshacer. { $posts ->
    [0] No hay que cambiar ningún mensaje
    [one] Se cambia un mensaje
   *[other] Se cambian { $posts } mensajes
}, y { $people ->
    [0] no hay que avisar a nadie.
    [one] se avisa a una persona.
   *[other] se avisa a { $people } personas.
}
roundtable-cancel-now = Sí, cancelarla
roundtable-cancelled-now = «{ $title }» ({ $starts }) está cancelada. { $people ->
    [0] No hay que avisar a nadie: nadie dijo que iría.
    [one] Se está avisando a la persona que quería ir o recibir un recordatorio.
   *[other] Se está avisando a las { $people } personas que querían ir o recibir un recordatorio.
}
roundtable-opened = «{ $title }» ya recibe preguntas.
roundtable-closed = «{ $title }» no recibe más preguntas.
roundtable-reminders-kept = Las mesas redondas nuevas se anuncian, y se recuerdan antes: { $reminders }.
roundtable-reminders-kept-quiet = Las mesas redondas nuevas no se anuncian, pero se recuerdan antes: { $reminders }.
roundtable-reminders-and = { $first }, { $last }

roundtable-told-moved = { BOLD("Cambio de hora") }: «{ $title }» iba a ser el { $was } y ahora es el { $starts }.
roundtable-told-moved-elsewhere = { BOLD("Cambio de hora y lugar") }: «{ $title }» iba a ser el { $was } y ahora es el { $starts }, en: { $where }.
roundtable-told-elsewhere = { BOLD("Cambio de lugar") }: «{ $title }» ya no es en: { $was }, sino en: { $where }.
roundtable-told-length = { BOLD("Cambio de duración") }: «{ $title }» es ahora: { $when }.
roundtable-told-link = { BOLD("Otro enlace") }: «{ $title }» tiene un enlace nuevo.
roundtable-told-cancelled = { BOLD("Cancelada") }: «{ $title }», que iba a ser el { $was }, no se celebra.
roundtable-told-confirmed = { BOLD("Confirmada") }: «{ $title }» se celebra el { $starts }.
roundtable-told-tentative = { BOLD("Por confirmar de nuevo") }: el calendario de «{ $title }», el { $starts }, la da ahora por provisional.
roundtable-told-revived = «{ $title }» { BOLD("sí se celebra") }: { $starts }.

roundtable-gone-ask = «{ $title }» ya no está en su calendario. Puede que se haya cancelado, o que el calendario esté mal. Queda como está hasta que usted decida.
roundtable-gone-cancel = Cancelarla
roundtable-gone-keep = Mantenerla
roundtable-gone-cancelled = «{ $title }» ({ $starts }) ya no estaba en su calendario y está cancelada. { $people ->
    [0] No hay que avisar a nadie: nadie dijo que iría.
    [one] Se está avisando a la persona que quería ir o recibir un recordatorio.
   *[other] Se está avisando a las { $people } personas que querían ir o recibir un recordatorio.
}
roundtable-gone-kept = «{ $title }» ({ $starts }) ya no estaba en su calendario, pero se celebra.
roundtable-gone-over = «{ $title }» ({ $starts }) ya no estaba en su calendario. Su hora ya pasó; no se cambió nada.
roundtable-gone-returned = «{ $title }» ({ $starts }) ya no estaba en su calendario y ha vuelto a él.

roundtable-past = Esa hora ya pasó: { $when }. Indique una que esté por venir.
roundtable-planned-before = «{ $title }» ya está planeada para el { $starts }, con otros detalles. Para cambiarlos, escriba { COMMAND("roundtable edit") }.
roundtable-far = Faltan más de dos años para esa fecha: { $when }. Por favor, revísela.
roundtable-length = «{ $given }» no es una duración, ni una hora poco después del comienzo. Diga por ejemplo «2 horas» o «hasta las 20:00».
roundtable-two-ends = La hora que usted indicó termina el { $first }, pero la duración el { $second }. Indique solo una de las dos.
roundtable-lead = «{ $given }» no dice cuánto antes. Diga por ejemplo «1 semana», «2 días» o «90 min».
roundtable-link = «{ $given }» no es una dirección web. Tiene que empezar con https://.
roundtable-capacity = Dé el número de lugares en cifras, de 1 a { $max }, o nada.
roundtable-official-unknown = «{ $given }» no está en el directorio de { $place }. Escriba { COMMAND("officials") } para ver quiénes están.
roundtable-official-several = «{ $given }» puede ser más de una persona: { $some }. Dé el nombre completo.
roundtable-officials-many = Nombre como máximo a { $max } funcionarios.
roundtable-gone = Esa mesa redonda no está aquí. Escriba { COMMAND("roundtables") } para ver las próximas.
roundtable-unknown = Ninguna mesa redonda, o más de una, responde a «{ $given }». Dé más palabras de su título, o su número.
roundtable-over = «{ $title }» ya terminó. Escriba { COMMAND("roundtables") } para ver las próximas.
roundtable-over-anew = «{ $title }» ({ $starts }) ya terminó y no se puede cambiar más. Para planear la siguiente, escriba { COMMAND("roundtable create") }.
roundtable-cancelled-before = «{ $title }» está cancelada. Escriba { COMMAND("roundtables") } para ver las próximas.
roundtable-cancelled-anew = «{ $title }» ({ $starts }) se canceló, y eso no se puede deshacer. Si se celebra después de todo, planéela de nuevo con { COMMAND("roundtable create") }.
roundtable-changed-since = Otra persona cambió «{ $title }» mientras tanto. Mírela de nuevo y luego muévala.
privacy-rows-roundtables = Mesas redondas que usted planeó
privacy-rows-rsvps = Mesas redondas a las que respondió o que se le recuerdan
