# Anuncios que quienes moderan escriben, programan y hacen repetir.

announce-name = anunciar
announce-description = Anunciar algo ahora, más tarde o una y otra vez; usted lo ve primero
announce-when-name = cuándo
announce-when-description = «ahora», «mañana a las 6 pm», «cada martes a las 18:00 hasta el 30 de junio»
announce-text-name = texto
announce-text-description = Lo que quiere decir, en sus propias palabras; sin él se abre un formulario
announce-title-name = título
announce-title-description = Con un título es una tarjeta
announce-link-name = enlace
announce-link-description = Adónde lleva el título
announce-picture-name = imagen
announce-picture-description = La dirección de una imagen para la tarjeta
announce-outlet-name = canal
announce-outlet-description = Dónde sale, en cualquier plataforma de la comunidad; si no, en este canal
announce-language-name = idioma
announce-language-description = El idioma en que usted lo escribe
announce-language-en = Inglés
announce-language-es = Español

announce-title = Anuncio
announce-submit = Verlo primero
announce-text-label = Texto
announce-when-label = Cuándo
announce-when-hint = Como «mañana a las 6 pm» o «cada martes a las 18:00»; vacío es ahora, o como estaba
announce-title-label = Título
announce-title-hint = Con un título es una tarjeta
announce-link-label = Enlace del título
announce-picture-label = Dirección de una imagen
announce-en-title = Versión en inglés
announce-en-submit = Verlo primero
announce-en-text-label = Texto en inglés
announce-en-text-hint = Vacío quita esta versión
announce-en-title-label = Título en inglés
announce-en-grace-label = Horas que puede retrasarse
announce-en-grace-hint = Si yo no funcionaba a su hora, aún lo envío hasta tantas horas después; si no dice nada, 6
announce-es-title = Versión en español
announce-es-submit = Verlo primero
announce-es-text-label = Texto en español
announce-es-text-hint = Vacío quita esta versión
announce-es-title-label = Título en español
announce-es-grace-label = Horas que puede retrasarse
announce-es-grace-hint = Si yo no funcionaba a su hora, aún lo envío hasta tantas horas después; si no dice nada, 6
announce-channel-title = Otro canal
announce-channel-submit = Agregarlo
announce-channel-channel-label = Canal
announce-channel-link-label = O un hilo, por su enlace
announce-channel-link-hint = «Copiar enlace» en un mensaje del hilo
announce-channel-language-label = Lo que recibe

announcement-language-auto = el idioma de la comunidad
announcement-language-en = inglés
announcement-language-es = español
announcement-language-both = los dos idiomas

announce-intent = Cuando usted lo confirme, quedará programado en { $where }: { BOLD($when) }.
announce-intent-now = Cuando usted lo confirme, saldrá { BOLD("ahora") } en { $where }.
announce-unread = Ningún canal recibe la versión en este idioma: { $language }. Pulse «Canales» para elegir cuáles la reciben.
announce-intent-edit = Cuando usted lo confirme, esto reemplaza lo anunciado. Sale { BOLD($when) } en { $where }.
announce-intent-edit-sent = Cuando usted lo confirme, esto reemplaza lo anunciado. Salió { BOLD($when) } en { $where }.
announce-next = Las próximas veces: { $times }.
announce-missing = Todavía no hay versión en este idioma: { $language }. Estos canales reciben la otra: { $channels }.
announce-lines =
    { $first }
    { $next }
announce-preview =
    { $head }
    Se verá así:

    { $text }
announce-preview-card =
    { $head }
    Se verá así:
announcement-both =
    { $first }

    { $second }
announce-confirm = Confirmar
announce-confirm-posts = Confirmar y corregir lo publicado
announce-edit = Editar
announce-version-en = Versión en inglés
announce-version-es = Versión en español
announce-channels = Canales
announce-cancel = Cancelar
announce-back = Volver a la vista previa
announce-outlets = { BOLD("Dónde sale.") } Elija para cada canal qué idioma recibe.
announce-outlet-gets = Recibe: { $language }
announce-outlet-serve = Idioma
announce-outlet-remove = quitar este canal
announce-outlet-add = Agregar un canal
announce-outlet-other = Otro canal
announce-confirmed = Programado en { $where }: { BOLD($when) }. Lo encuentra en { COMMAND("announcements") }; ahí lo puede editar, pausar o cancelar.
announce-confirmed-now = Sale { BOLD("ahora") } en { $where }. Lo encuentra en { COMMAND("announcements") }.
announce-edited = Cambiado. { $count ->
    [0] No hubo que corregir nada de lo publicado.
    [one] También se corrige el mensaje publicado.
   *[other] También se corrigen los { $count } mensajes publicados.
}
announce-cancelled = Cancelado. No se enviará nada.
announce-edit-dropped = El cambio se descartó. El anuncio queda como estaba.
announce-empty = No hay nada que anunciar. Escriba lo que debe decir.
announce-long = Un anuncio admite { $max } caracteres como máximo; hay { $given }. Por favor, acorte el texto.
announce-long-both = En los canales que reciben los dos idiomas, los dos textos juntos admiten { $max } caracteres como máximo; hay { $given }. Por favor, acórtelos o envíe ahí un solo idioma.
announce-card-title = Un enlace o una imagen necesita un título que los acompañe. Por favor, agregue uno.
announce-address = «{ $given }» no es una dirección de la web. Debe empezar con https:// y nombrar un sitio.
announce-past = Esa hora ya pasó: { $when }. Indique una que esté por venir, o «ahora».
announce-far = Faltan más de dos años para esa fecha: { $when }. Por favor, revísela.
announce-grace = Las horas que puede retrasarse deben ser un número entero del 1 al { $max }.
announce-no-channel = Diga en qué canal sale, o escriba el comando en ese canal.
announce-thread-refused = No puedo escribir ahí: { $channel }. ¿Sigue ahí el primer mensaje del hilo, y puedo publicar en su canal? Invíteme al canal, o elija otro hilo.
announce-channel-refused = No puedo escribir en { $channel }. Invíteme a ese canal o permítame enviar mensajes ahí, y vuelva a programar el anuncio.
announce-outlet-unknown = «{ $given }» no es ninguno de los canales de la comunidad. Elija uno de los que se ofrecen, o déjelo vacío y agregue canales en la vista previa.
announce-outlets-many = Un anuncio sale en { $max } canales como máximo.
announce-outlets-none = Debe salir al menos en un canal. Agregue otro primero.

outlet-here = Este canal ({ $channel })
outlet-purpose = { $purpose }, { $where }
outlet-elsewhere = un canal de { $where }
outlet-language = { $channel } ({ $language })

announcements-name = anuncios
announcements-description = Ver los anuncios programados; editarlos, pausarlos, cancelarlos o enviarlos
announcements-none = No hay nada programado. { COMMAND("announce") } programa un anuncio.
announcements-scheduled = { $count ->
    [one] { BOLD("Hay un anuncio programado.") }
   *[other] { BOLD("Anuncios programados") } ({ $count })
}
announcement-when = { $when }
announcement-next = { $what }; la próxima vez, { $when }
announcement-is-scheduled = { $when }
announcement-is-paused = En pausa: { $when }
announcement-is-sent = Enviado: { $when }
announcement-where = Canales
announcement-channel = { $channel }
announcement-languages = Idiomas
announcement-author = Lo escribió
announcement-changes = Cambios
announcement-by = la persona que modera con el código { $code }
announcement-by-you = usted
announcement-by-nobody = alguien que moderaba y fue olvidado
announcement-changed = { $count ->
    [one] { $did }
    [2] dos; el último, { $did }
   *[other] { $count }; el último, { $did }
}
announcement-did-edited = editado por { $who } el { $at }
announcement-did-paused = pausado por { $who } el { $at }
announcement-did-resumed = reanudado por { $who } el { $at }
announcement-did-cancelled = cancelado por { $who } el { $at }
announcement-did-sent = enviado por { $who } el { $at }
announcement-edit = Editar
announcement-pause = Pausar
announcement-resume = Reanudar
announcement-send = Enviar ahora
announcement-cancel = Cancelarlo
announcement-paused = En pausa. No se envía nada hasta que alguien lo reanude en { COMMAND("announcements") }.
announcement-resumed = Reanudado. La próxima vez sale { BOLD($when) }.
announcement-sent = Va en camino a { $where }.
announcement-cancelled-before = Este anuncio se canceló o ya pasó su hora. Escriba { COMMAND("announce") } para hacer otro.
announcement-sent-before = Este anuncio ya se envió.
announcement-changed-meanwhile = Otra persona cambió este anuncio mientras tanto. Ábralo de nuevo en { COMMAND("announcements") } y edítelo ahí.
announcement-sent-meanwhile = Salió mientras usted lo editaba, así que ya no se puede cambiar su hora. Ábralo de nuevo en { COMMAND("announcements") } para editar lo publicado o enviarlo otra vez.
announcement-resume-late = Su hora ya pasó ({ $when }). Edítelo para darle otra hora, o envíelo ahora.
announcement-too-late = La hora pasó ({ $when }) mientras se esperaba su confirmación, así que no se programó nada. Escriba { COMMAND("announce") } otra vez con otra hora.
announcement-gone = Este anuncio ya no se conserva. Escriba { COMMAND("announce") } para hacer otro.
announcement-missed =
    { $count ->
        [one] { BOLD("Un anuncio no se envió.") } Yo no estaba funcionando a la hora prevista ({ $when }) y ahora ya es tarde para enviarlo.
       *[other] { BOLD("Un anuncio no se envió") } { $count } veces, la última a esta hora: { $when }. Yo no estaba funcionando y ahora ya es tarde para enviarlo.
    } Escriba { COMMAND("announce") } si quiere enviarlo de todos modos. Dice:

    { $text }
announcement-outlets-gone =
    { BOLD("Un anuncio perdió canales:") } { $count } de los suyos ya no pertenecen a esta comunidad, así que ahí no se envió nada. Dice:

    { $text }

list-more = { $first }, { $next }
list-long = { $first }; { $next }
list-long-last = { $first }; y { $last }
list-last = { $first } y { $last }
recurs-at = { $what }, { $at }
recurs-clock = { $hour ->
    [1] a la
   *[other] a las
} { $hour }:{ $minute } { $half ->
    [am] a.m.
   *[pm] p.m.
}
recurs-zone = { $what }, hora de { $city }
recurs-until = { $what }, hasta el { $until }
recurs-times = { $what }, { $count } veces
recurs-daily = { $interval ->
    [one] cada día
   *[other] cada { $interval } días
}
recurs-weekdays = de lunes a viernes
recurs-weekly = { $interval ->
    [one] cada { $days }
   *[other] cada { $interval } semanas, en { $days }
}
recurs-monthly = { $interval ->
    [one] { $days } de cada mes
   *[other] cada { $interval } meses, { $days }
}
recurs-yearly = { $interval ->
    [one] cada año, { $days } de { $month }
   *[other] cada { $interval } años, { $days } de { $month }
}
recurs-yearly-date = { $interval ->
    [one] cada año el { $days } de { $month }
   *[other] cada { $interval } años el { $days } de { $month }
}
recurs-nth = el { $nth } { $day }
recurs-day = el día { $number }
recurs-last-day = el último día
nth-1 = primer
nth-2 = segundo
nth-3 = tercer
nth-4 = cuarto
nth-5 = quinto
nth-last = último
weekday-MO = lunes
weekday-TU = martes
weekday-WE = miércoles
weekday-TH = jueves
weekday-FR = viernes
weekday-SA = sábado
weekday-SU = domingo
weekday-workday = día laborable
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
privacy-rows-announcements = Anuncios que usted escribió o cambió
