# Anuncios que programan quienes moderan.

announce-name = anunciar
announce-description = Anunciar algo en este canal, ahora o más tarde; usted lo ve primero
announce-when-name = cuándo
announce-when-description = Por ejemplo «mañana a las 6 pm», «ahora» o «2026-12-01 18:00»
announce-text-name = texto
announce-text-description = Lo que quiere decir, en sus propias palabras

announce-preview =
    Cuando usted lo confirme, quedará programado para { BOLD($when) } en { $channel }. Se verá así:

    { $text }
announce-confirm = Confirmar
announce-cancel = Cancelar
announce-confirmed = Programado para { BOLD($when) } en { $channel }. Lo encuentra en { COMMAND("announcements") }, y ahí todavía lo puede cancelar.
announce-cancelled = Cancelado. No se enviará nada.
announce-empty = No hay nada que anunciar. Escriba el texto después de la fecha y la hora.
announce-long = Un anuncio admite { $max } caracteres como máximo; hay { $given }. Por favor, acorte el texto.
announce-past = Esa hora ya pasó: { $when }. Indique una que esté por venir, o «ahora».
announce-far = Faltan más de dos años para esa fecha: { $when }. Por favor, revísela.
announce-no-channel = Los anuncios salen en el canal donde se escribe el comando. Por favor, escríbalo ahí.
announce-channel-refused = No puedo escribir en { $channel }. Invíteme a ese canal o permítame enviar mensajes ahí, y vuelva a programar el anuncio.

announcements-name = anuncios
announcements-description = Ver los anuncios programados y cancelarlos
announcements-none = No hay nada programado. { COMMAND("announce") } programa un anuncio.
announcements-scheduled = { $count ->
    [one] { BOLD("Hay un anuncio programado.") }
   *[other] { BOLD("Anuncios programados") } ({ $count })
}
announcement-when = { $when }
announcement-where = Canal
announcement-channel = { $channel }
announcement-cancel = Cancelarlo
announcement-cancelled-before = Este anuncio se canceló o ya pasó su hora. Escriba { COMMAND("announce") } para hacer otro.
announcement-sent-before = Este anuncio ya se envió.
announcement-too-late = La hora pasó ({ $when }) mientras se esperaba su confirmación, así que no se programó nada. Escriba { COMMAND("announce") } otra vez con otra hora.
announcement-gone = Este anuncio ya no se conserva. Escriba { COMMAND("announce") } para hacer otro.
announcement-missed =
    { BOLD("Un anuncio no se envió.") } Yo no estaba funcionando a la hora prevista ({ $when }) y ahora ya es tarde para enviarlo. El texto era:

    { $text }
privacy-rows-announcements = Anuncios que usted escribió
