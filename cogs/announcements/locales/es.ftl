# Anuncios de los moderadores.

announce-name = anunciar
announce-description = Programar un anuncio para este canal
announce-when-name = cuando
announce-when-description = Fecha y hora, como «mañana a las 18:00» o «2026-12-01 18:00»
announce-text-name = texto
announce-text-description = Lo que se anuncia

announcements-name = anuncios
announcements-description = Anuncios que faltan por enviar

announce-check = Así se verá aquí: { $when }. No se programa nada hasta que lo confirme.
announce-preview = Vista previa
announce-confirm = Confirmar
announce-scheduled = Programado: se publicará aquí, { $when }. { COMMAND("announcements") } lo muestra, con un botón para cancelarlo.
announce-past = Esa hora ya pasó: { $when }. Elija una que esté por venir.
announce-far = Falta más de un año: { $when }. Revise la fecha, por favor.
announce-empty = El anuncio no tiene texto. Escríbalo después de la hora.
announce-long = Un anuncio admite { $most } caracteres como máximo; este tiene { $given }. Acórtelo, por favor.
announce-nowhere = Los anuncios van al canal en que se escriben. Escríbalo en un canal, por favor.
announce-closed = No puedo escribir en este canal. Invíteme (en Slack: { CODE("/invite") }; en Discord: permita ver el canal y enviar mensajes) e inténtelo de nuevo.
announcement-cancel = Cancelarlo
announcement-cancelled = Cancelado: no se enviará.
announcement-sent = Este anuncio ya se envió.
announcement-gone = Ese anuncio ya no existe.
announcement-when = { $when }
announcements-none = No hay nada programado. { COMMAND("announce") } programa un anuncio.
announcements-planned = { $count ->
    [one] Falta un anuncio por enviar:
   *[other] Faltan { $count } anuncios por enviar:
}
