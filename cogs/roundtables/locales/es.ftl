# Mesas redondas: cuáles hay y cómo se planean.

roundtables-name = mesas
roundtables-description = Ver las próximas mesas redondas y hacer una pregunta para una de ellas
roundtable-name = mesa
roundtable-description = Planear mesas redondas
roundtable-create-name = crear
roundtable-create-description = Planear una mesa redonda; sin opciones se abre un formulario
roundtable-create-title-name = título
roundtable-create-title-description = De qué trata
roundtable-create-when-name = cuándo
roundtable-create-when-description = Por ejemplo «mañana a las 6 pm» o «2026-12-01 18:00»
roundtable-create-where-name = dónde
roundtable-create-where-description = El lugar, con su dirección
roundtable-create-notes-name = notas
roundtable-create-notes-description = Qué más debe saber la gente

roundtable-new-title = Planear mesa redonda
roundtable-new-submit = Anunciar
roundtable-new-title-label = Título
roundtable-new-when-label = Cuándo
roundtable-new-when-hint = En palabras o números: «mañana a las 6 pm», «1 de diciembre a las 6 pm», «2026-12-01 18:00»
roundtable-new-where-label = Dónde
roundtable-new-where-hint = El lugar, con su dirección
roundtable-new-link-label = Enlace
roundtable-new-link-hint = Para participar a distancia o leer más
roundtable-new-notes-label = Notas
roundtable-new-notes-hint = Quiénes estarán, interpretación, cuidado de niños, accesibilidad

roundtable-announced = { BOLD("Nueva mesa redonda") }
roundtables-announced = { BOLD("Nuevas mesas redondas") }: hay { $count }. Escriba { COMMAND("roundtables") } para verlas todas.
roundtables-upcoming = { $count ->
    [one] { BOLD("Se acerca una mesa redonda.") }
   *[other] { BOLD("Próximamente:") } { $count } mesas redondas
}
roundtables-none = Por ahora no hay ninguna mesa redonda planeada. Ya puede hacer una pregunta con { COMMAND("ask") }; quedará para la próxima.
roundtables-home = { BOLD("Qué viene") }
roundtables-home-none = { BOLD("Qué viene") }: por ahora no hay ninguna mesa redonda planeada.
roundtable-when = Cuándo
roundtable-where = Dónde
roundtable-start = { $starts }
roundtable-day = { $day }
roundtable-choice = { $title } ({ $when })
roundtable-link-open = Más
roundtable-created = { $channels ->
    [one] Planeada. Se está anunciando en el canal de mesas redondas.
   *[other] Planeada. Se está anunciando en { $channels } canales de mesas redondas.
}
roundtable-created-quietly = Planeada, y ya está en la lista de { COMMAND("roundtables") }. No se anuncia porque no se ha elegido un canal para las mesas redondas; quien modera puede hacerlo con { COMMAND("setup") }.
roundtable-past = Esa hora ya pasó: { $when }. Indique una que esté por venir.
roundtable-far = Faltan más de dos años para esa fecha: { $when }. Por favor, revísela.
roundtable-link = «{ $given }» no es una dirección web. Tiene que empezar con https://.
roundtable-gone = Esa mesa redonda no está aquí. Escriba { COMMAND("roundtables") } para ver las próximas.
privacy-rows-roundtables = Mesas redondas que usted planeó
