# Anuncios que programan los moderadores.

announce-name = anunciar
announce-description = Anunciar algo en este canal, ahora o más tarde; usted lo ve primero
announce-when-name = cuándo
announce-when-description = Por ejemplo «mañana a las 18:00», «ahora» o «2026-12-01 18:00»
announce-text-name = texto
announce-text-description = Lo que se dirá, en sus propias palabras

announce-preview =
    Saldrá el { BOLD($when) } en { $channel } en cuanto lo confirme. Se verá así:

    { $text }
announce-confirm = Confirmar
announce-cancel = Cancelar
announce-confirmed = Programado para el { BOLD($when) } en { $channel }. Está en { COMMAND("announcements") }, y ahí todavía lo puede cancelar.
announce-cancelled = Cancelado. No se enviará nada.
announce-empty = No hay nada que anunciar. Escriba el texto después de la hora.
announce-long = Un anuncio admite { $max } caracteres como máximo; hay { $given }. Acórtelo, por favor.
announce-past = { $when } ya pasó. Indique un momento que esté por venir, o «ahora».
announce-far = Para { $when } faltan más de dos años. Revise la fecha, por favor.
announce-no-channel = Los anuncios van al canal en que se escribe el comando. Escríbalo ahí, por favor.
announce-channel-refused = No puedo escribir en { $channel }. Invíteme o permítame enviar mensajes ahí, y vuelva a anunciarlo.

announcements-name = anuncios
announcements-description = Ver lo que está programado para anunciarse y cancelarlo
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
announcement-too-late = { $when } pasó mientras esto lo esperaba a usted, así que no se programó nada. Escriba { COMMAND("announce") } otra vez con otra hora.
announcement-gone = Este anuncio ya no se conserva. Escriba { COMMAND("announce") } para hacer otro.
announcement-missed =
    { BOLD("Un anuncio no se envió.") } Yo no estaba en marcha el { $when } y ahora ya es tarde. El texto era:

    { $text }
privacy-rows-announcements = Anuncios que usted escribió
