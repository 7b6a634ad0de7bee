# Noticias: lo que dicen los medios locales, y las fuentes de donde vienen.

stories-name = noticias
stories-description = Leer las últimas noticias locales y preguntar sobre una
sources-name = fuentes
sources-description = Elegir de dónde vienen las noticias y las reuniones
sources-add-name = agregar
sources-add-description = Leer desde ahora un canal RSS, un calendario o un sitio
sources-add-url-name = dirección
sources-add-url-description = La dirección de un canal RSS o calendario, o de un sitio que lo tenga
sources-add-page-name = página
sources-add-page-description = Sí, si es una página sin canal RSS: se leen sus enlaces a artículos
sources-list-name = lista
sources-list-description = Ver cada fuente y si se puede leer
sources-test-name = probar
sources-test-description = Ver qué se leería en una dirección, sin guardar nada
sources-test-url-name = dirección
sources-test-url-description = La dirección de un canal RSS, un artículo o un calendario
sources-test-page-name = página
sources-test-page-description = Sí, para leer los enlaces a artículos de una página
sources-edit-name = editar
sources-edit-description = Elegir dónde, cómo y cuáles noticias de una fuente se publican
sources-edit-source-name = fuente
sources-edit-source-description = Cuál fuente
sources-filter-name = filtro
sources-filter-description = Decir qué noticias se publican: de una fuente o de todas
sources-filter-source-name = fuente
sources-filter-source-description = Cuál fuente; si no se indica, todas
sources-review-name = revisar
sources-review-description = Ver las noticias que esperan a quien modera
sources-pause-name = pausar
sources-pause-description = Dejar de leer una fuente por ahora
sources-pause-source-name = fuente
sources-pause-source-description = Cuál fuente
sources-resume-name = reanudar
sources-resume-description = Volver a leer una fuente en pausa
sources-resume-source-name = fuente
sources-resume-source-description = Cuál fuente
sources-remove-name = quitar
sources-remove-description = Quitar una fuente y sus noticias; antes se le pregunta
sources-remove-source-name = fuente
sources-remove-source-description = Cuál fuente

stories-latest = { $count ->
    [one] { BOLD("Una noticia") }
   *[other] { BOLD("Las últimas noticias") } ({ $count } en total)
}
stories-none = Todavía no hay noticias. Quienes moderan eligen de dónde vienen con { COMMAND("sources add") }.
stories-failing = { $text }
    { $count ->
        [one] Hace un momento no se pudo leer esta fuente: { $sources }.
       *[other] Hace un momento no se pudieron leer { $count } fuentes: { $sources }.
    }
stories-gone = Esa noticia ya no se conserva. Escriba { COMMAND("stories") } para ver las últimas.
stories-read = Leer en { $site }
stories-ask = Preguntar sobre esto
stories-outlet-by = { $outlet }, { $author }
stories-footer = { $outlet } · { $published }
stories-footer-undated = { $outlet }
stories-footer-language = { $footer } · en { $language }
stories-date = { $published }
stories-language-en = inglés
stories-language-es = español
stories-also = También en
stories-other = { LINK($outlet, $link) }
stories-others = { $first }, { $last }
stories-others-more = { $first } y { $count } más
stories-with-others = { $text }
    También en { $others }
stories-template-piece = { $first }{ $last }
stories-template-lines = { $first }
    { $last }
stories-announced = { BOLD("Noticia nueva") } de { $outlet }
stories-announced-rest = { $count ->
    [one] Hay una noticia nueva más de { $outlet }. Escriba { COMMAND("stories") } para verla.
   *[other] Hay { $count } noticias nuevas más de { $outlet }. Escriba { COMMAND("stories") } para verlas.
}

stories-waits-review = { BOLD("Una noticia le espera") }, de { $outlet }. Se publica cuando alguien que modera la apruebe.
stories-waits-slow-filter = { BOLD("Una noticia le espera") }, de { $outlet }. Un filtro tardó demasiado en decir si pasa: simplifique su expresión regular con { COMMAND("sources filter") }.
stories-waits-rest = { $count ->
    [one] Le espera una noticia más de { $outlet }. Escriba { COMMAND("sources review") } para verla.
   *[other] Le esperan { $count } noticias más de { $outlet }. Escriba { COMMAND("sources review") } para verlas.
}
stories-waiting = { $count ->
    [0] Ninguna noticia espera a quien modera.
    [one] { BOLD("Una noticia") } espera a quien modera.
   *[other] { BOLD("Noticias") } que esperan a quien modera: { $count }
}
stories-approve = Aprobar
stories-edit = Editar
stories-skip = Omitir
stories-approved = «{ $title }» { $count ->
    [one] está publicada.
   *[other] está publicada en { $count } canales.
}
stories-approved-later = «{ $title }» está aprobada. Son las horas de silencio de su fuente: se publicará { $due }.
stories-approved-nowhere = «{ $title }» está aprobada, pero no hay canal de noticias. Elija uno con { COMMAND("setup") }.
stories-skipped = «{ $title }» se omite y no se publicará.
stories-decided-approved = Aprobada por alguien que modera
stories-decided-edited = Editada y aprobada por alguien que modera
stories-decided-skipped = Omitida por alguien que modera
stories-decided-elsewhere = Publicada, porque otra fuente también la tiene
stories-decided-before = Alguien se adelantó. Lo que pasó con esta noticia: { $how }. Escriba { COMMAND("why") } para saber más.
stories-overtaken = «{ $title }» ya no necesita decisión: otra fuente tiene la misma noticia y se publicó.
story-edit-title = Editar la noticia
story-edit-submit = Aprobar
story-edit-title-label = Titular
story-edit-summary-label = Resumen

sources-added = Se agregó «{ $title }» ({ $url }). Lo que contiene ahora se da por visto; lo nuevo se anunciará.
sources-added-feed = Se agregó el canal RSS «{ $title }» ({ $url }). { $count ->
    [one] La noticia que contiene ahora se da por vista;
   *[other] Las { $count } noticias que contiene ahora se dan por vistas;
} las nuevas se publicarán en el canal de noticias.
sources-added-article = Se agregó la página «{ $title }» ({ $url }). Se revisa cuatro veces al día; si hay una noticia nueva, se publicará.
sources-added-page = Se agregó la página «{ $title }» ({ $url }). { $count ->
    [one] El artículo al que enlaza ahora se da por visto;
   *[other] Los { $count } artículos a los que enlaza ahora se dan por vistos;
} los nuevos se publicarán en el canal de noticias.
sources-added-calendar = Se agregó el calendario «{ $title }» ({ $url }). { $count ->
    [0] No tiene nada planeado para los próximos seis meses;
    [one] La reunión que contiene ya está en { COMMAND("roundtables") };
   *[other] Sus próximas { $count } reuniones ya están en { COMMAND("roundtables") };
} las nuevas se publicarán en el canal de mesas redondas.
sources-known = { $url } ya es una de las fuentes. Escriba { COMMAND("sources list") } para verlas.
sources-too-many = Hay { $max } fuentes y no se leen más para una comunidad. Quite una primero con { COMMAND("sources remove") }.
sources-unknown = No existe la fuente «{ $said }». Escriba { COMMAND("sources list") } para verlas.
sources-several = «{ $said }» puede ser más de una. Diga cuál por su número: { $sources }
sources-none = Todavía no hay fuentes. Agregue una con { COMMAND("sources add") }.
sources-listed = { $count ->
    [one] { BOLD("Una fuente") }
   *[other] { BOLD("Fuentes") } ({ $count })
}
sources-line = { $number } · { $title } — { $url } — { $state }
sources-named = { $number } · { $title } — { $url }
sources-sample = La escribimos nosotros, para mostrar cómo se ven las noticias
sources-kind-new = Sin leer
sources-kind-feed = Canal RSS
sources-kind-article = Artículo
sources-kind-page = Página de enlaces
sources-kind-calendar = Calendario
sources-state-new = se leerá en un momento
sources-state-well = se puede leer; la última vez, { $read }
sources-state-paused = en pausa
sources-state-failing = no se pudo leer: { $problem }
sources-pause = Pausar
sources-resume = Reanudar
sources-paused = «{ $title }» está en pausa: no se lee nada de ahí hasta que usted la reanude.
sources-resumed = «{ $title }» se vuelve a leer. Lo que llegó mientras tanto se anunciará en un momento.
sources-remove-ask = ¿Quitar «{ $title }» ({ $url })? No se puede deshacer. { $goes }
sources-remove-stories = Sus noticias dejan de aparecer en la lista, y las que esperan a que terminen las horas de silencio no se publican. Los mensajes ya publicados se quedan.
sources-remove-meetings = Sus reuniones se quedan en { COMMAND("roundtables") }, pero ya no siguen al calendario.
sources-remove-now = Sí, quitarla
sources-keep = No, dejarla
sources-kept = «{ $title }» queda como está.
sources-removed = Se quitó «{ $title }»: ya no se lee nada de ella. Lo ya publicado se queda.
sources-check-well = «{ $title }» se puede leer
sources-check-bad = «{ $title }» no se pudo leer
sources-failing-long = «{ $title }» ({ $url }) no se puede leer desde { $since }. { $problem }
    Qué puede hacer: pruebe la dirección con { COMMAND("sources test") }; si cambió, agregue la nueva con { COMMAND("sources add") }; si ya no existe, quítela con { COMMAND("sources remove") }. Mientras tanto se intenta una vez al día.

sources-edit = Ajustes
sources-settings = { BOLD("Lo que se eligió para esta fuente") }
sources-saved = Guardado. { BOLD("Lo que se eligió para esta fuente") } ahora:
sources-saved-unseen = Guardado. Las noticias de esta fuente esperan ahora a quien modera, y nadie recibe aviso de ellas, pues ningún canal es para quienes moderan: elija uno con { COMMAND("setup") }, o mire { COMMAND("sources review") } de vez en cuando. { BOLD("Lo que se eligió para esta fuente") } ahora:
sources-open-outlets = Canales
sources-open-looks = Publicaciones
sources-open-filter = Filtro
sources-setting-outlets = Canales
sources-setting-mention = Menciona a
sources-setting-mode = Noticias nuevas
sources-setting-quiet = Horas de silencio
sources-setting-language = Idioma
sources-setting-filter = Filtro
sources-setting-template = Forma de la publicación
sources-setting = { $label }: { $value }
sources-channel = { $channel }
sources-nobody = nadie
sources-usual-outlets = los canales de noticias
sources-no-quiet = ninguna
sources-no-filter = todo pasa
sources-no-template = la tarjeta habitual
sources-thread-refused = No puedo escribir ahí: { $channel }. ¿Sigue ahí el primer mensaje del hilo, y puedo publicar en su canal? Invíteme al canal, o elija otro hilo.
sources-outlet-refused = No puedo escribir en { $channel }. Deme permiso para verlo y publicar ahí, o elija otro canal.
sources-one-mention = Solo se puede mencionar un rol o grupo. Deje uno.
sources-language = «{ $said }» no es un idioma. Escríbalo como en, es o pt-BR.
source-outlets-title = Canales de una fuente
source-outlets-submit = Guardar
source-outlets-first-label = Primer canal o hilo
source-outlets-first-hint = Si no elige ninguno, las noticias van al canal de noticias
source-outlets-second-label = Segundo
source-outlets-third-label = Tercero
source-outlets-more-label = Hilos y más canales
source-outlets-more-hint = Un enlace por línea: «Copiar enlace» en un mensaje del hilo, o en un canal
source-outlets-mention-label = A quién menciona cada publicación
source-outlets-mention-hint = Un rol o grupo; vacío, nadie. Discord solo avisa a un rol que cualquiera puede @mencionar
source-looks-title = Sus publicaciones
source-looks-submit = Guardar
source-looks-title-label = Nombre del medio
source-looks-mode-label = Noticias nuevas
source-looks-mode-auto = se publican enseguida
source-looks-mode-review = esperan a quien modera
source-looks-language-label = Idioma
source-looks-language-own = el que dice la fuente
source-looks-quiet-label = Horas de silencio
source-looks-quiet-hint = Como 22:00-07:00, en la hora de la comunidad; las noticias esperan a que terminen
source-looks-template-label = Forma, en vez de la tarjeta habitual
source-looks-template-hint = Sus palabras con {"{"}titular{"}"} {"{"}resumen{"}"} {"{"}medio{"}"} {"{"}autor{"}"} {"{"}fecha{"}"} {"{"}enlace{"}"}
quiet-unreadable = «{ $said }» no es un período de horas. Escríbalo como 22:00-07:00 o 10pm-7am.
template-place = No hay { $said } en una noticia. Puede usar: { $places }
template-headline = La publicación debe decir de qué trata: ponga { $place } en algún lugar.

source-filter-title = Qué noticias pasan
source-filter-submit = Ver antes
source-filter-filter-label = Filtro
source-filter-filter-hint = policía O título contiene "concejo municipal" Y NO autor palabra AP
filter-community = todas las fuentes
filter-preview = { BOLD("Todavía no está en vigor:") } el filtro para { $whose }: { $rule }
filter-passing = Pasan { $count } de las últimas { $total } noticias
filter-held = Se retienen { $count } de las últimas { $total } noticias
filter-keep = Usar este filtro
filter-change = Cambiarlo
filter-kept = En vigor desde ahora, para { $whose }: { $rule }
filter-in-force = En vigor, para { $whose }: { $rule }
filter-stale = Alguien cambió este filtro mientras tanto. Ábralo de nuevo con { COMMAND("sources filter") }.
filter-slow = Este filtro tarda demasiado con las noticias recientes. Simplifique su expresión regular o use contiene o palabra.
filter-value = { $shown } — en ▸ (carácter { $at }) falta la palabra que se busca. Ponga varias palabras entre comillas: título contiene "concejo municipal"
filter-join = { $shown } — en ▸ (carácter { $at }) falta Y u O. Si esas palabras van juntas, póngalas entre comillas: "concejo municipal"
filter-open = { $shown } — en ▸ (carácter { $at }) falta un ): cierre lo que abrió con (
filter-close = { $shown } — el ) en ▸ (carácter { $at }) no cierra nada. Quítelo o ábralo antes con (
filter-quote = { $shown } — las comillas que empiezan en ▸ (carácter { $at }) no terminan. Ponga otras " después de las palabras
filter-regex = { $shown } — la expresión regular en ▸ (carácter { $at }) no se puede leer: { $why }
filter-repeats = { $shown } — la expresión regular en ▸ (carácter { $at }) repite demasiado. Use números menores entre sus llaves
filter-deep = { $shown } — en ▸ (carácter { $at }) hay demasiados paréntesis o NO unos dentro de otros. Escríbalo de forma más sencilla
filter-long = { $shown } — es demasiado largo: un filtro tiene { $max } caracteres como máximo. Repártalo entre las fuentes

why-story-first = Ya estaba cuando su fuente se leyó por primera vez, así que se da por vista. No se publicó.
why-story-new = Se publicó porque era nueva en su fuente y todos los filtros la dejaron pasar.
why-story-review = Espera a quien modera, como las noticias de su fuente.
why-story-slow-filter = Espera a quien modera, porque un filtro tardó demasiado en decir si pasa.
why-story-approved = Se publicó porque alguien que modera la aprobó.
why-story-edited = Se publicó con las palabras de alguien que modera, que la editó y la aprobó.
why-story-skipped = No se publicó porque alguien que modera la omitió.
why-story-source-filter = No se publicó porque el filtro de su fuente la retuvo.
why-story-community-filter = No se publicó porque el filtro para todas las fuentes la retuvo.
why-story-no-article = No se publicó porque su enlace no lleva a ningún artículo.
why-story-too-many = No se publicó por separado porque llegaron demasiadas a la vez. Una línea la resumió con otras.
why-story-joined = No tiene publicación propia porque «{ $title }» cuenta la misma noticia. Ahí aparece.
why-story-joined-gone = No tiene publicación propia porque otra noticia contaba lo mismo. Esa fuente ya se quitó.
why-story-unplaced = Se iba a publicar, pero no había canal de noticias. Elija uno con { COMMAND("setup") }.
why-story-source = Fuente
why-story-filter = Filtro
why-story-when = Decidida
why-story-where = Publicada en
why-story-due = Retenida por las horas de silencio hasta
why-story-corrected = Corregida por su fuente
sources-which-community = Hay varias comunidades. Indique cuál con --community: { $communities }
sources-no-community = Todavía no hay ninguna comunidad. Inicie el bot una vez con «roundtable run» y luego agregue fuentes.

sources-test-feed = { BOLD("Canal RSS") } «{ $title }»: { $count ->
    [one] una noticia
   *[other] { $count } noticias
}
sources-test-article = { BOLD("Artículo") } «{ $title }»
sources-test-calendar = { BOLD("Calendario") } «{ $title }»: { $count ->
    [one] una reunión
   *[other] { $count } reuniones
} en el período revisado
sources-test-problems = { $read }
    { $count ->
        [one] Hay un problema: { $first }
       *[other] Hay { $count } problemas; el primero: { $first }
    }
sources-test-published = { $published }
sources-test-undated = sin fecha
sources-test-meeting = { $starts } — { $title }
sources-test-meeting-at = { $starts } — { $title }, { $location }
sources-test-meeting-cancelled = { $meeting } (cancelada)
sources-test-meeting-tentative = { $meeting } (por confirmar)
sources-test-wrong = { $count ->
    [one] Hay un problema:
   *[other] Hay { $count } problemas:
}

# Partes de una fuente que no se pudieron leer, o no bien; el resto sí.

source-problem-encoding = El texto no está en la codificación que dice; se leyó como { $encoding } y algunas letras pueden estar mal.
source-problem-entities = Declara entidades propias, que por seguridad no se siguen; su texto se omitió.
source-problem-malformed = { $line ->
    [0] No es XML bien formado; se leyó lo que se pudo.
   *[other] No es XML bien formado (línea { $line }); se leyó lo que se pudo.
}
source-problem-breaks-off = Se interrumpe en la línea { $line }; se leyeron las noticias que están completas.
source-problem-item = No se pudo leer la noticia { $number }.
source-problem-items = { $count ->
    [0] No tiene lista de noticias.
    [one] Un elemento de su lista de noticias no es una noticia.
   *[other] { $count } elementos de su lista de noticias no son noticias.
}
source-problem-blank = La noticia { $number } no tiene título ni texto y no se publicará.
source-problem-no-link = La noticia { $number } («{ $title }») no tiene un enlace que lleve a la web; se publicará sin «Leer».
source-problem-date = No se pudo leer la fecha de la noticia { $number }: «{ $date }».
source-problem-no-date = La página no dice cuándo se publicó.
source-problem-ids-repeat = { $count ->
    [one] Varias noticias comparten un identificador; se distinguen por su enlace y su título.
   *[other] Hay { $count } identificadores que comparten varias noticias; estas se distinguen por su enlace y su título.
}
source-problem-too-many = Tiene { $count } elementos; se leyeron los primeros { $max }.
source-problem-too-many-meetings = Tiene más de { $max } reuniones en ese tiempo; de las que más se repiten solo se leyeron las primeras.
source-problem-zone = No se pudo leer su zona horaria «{ $zone }»; sus horas pueden estar equivocadas.
source-problem-event = No se pudo leer la reunión { $number } («{ $title }»): { $why }
source-problem-event-untitled = No se pudo leer la reunión { $number }, que no tiene título: { $why }
source-problem-property = En «{ $title }» no se pudo leer { $property } y se omitió.
source-problem-series = No se pudo ubicar «{ $title }» en el tiempo: { $why }
source-problem-endless = «{ $title }» se repite de una forma que tarda demasiado en calcularse; lo que no dio tiempo a calcular se omitió.
source-problem-too-often = «{ $title }» se repite muchas veces al día, como ninguna reunión; solo se conservó la primera vez.

# Fuentes de las que no se pudo leer nada.

source-unreadable-empty = Ahí no hay nada: la respuesta está vacía. Revise la dirección; si es correcta, avise a quien administra el sitio.
source-unreadable-not-a-source = Esto no es un canal RSS, un artículo ni un calendario que se pueda leer. Busque en el sitio un enlace que diga «RSS», «Feed» o «iCal».
source-unreadable-no-article = Esta página no contiene ningún artículo que se pueda leer, ni nombra un canal RSS. Busque en el sitio un enlace que diga «RSS», «Feed» o «iCal»; si no hay ninguno y esta página enumera sus artículos, agréguela con la opción «página».
source-unreadable-no-links = Esta página no tiene una lista de artículos que se pueda leer. Elija la página en la que el sitio enumera sus noticias.
source-unreadable-feed-elsewhere = Esta página no contiene ningún artículo. Nombra un canal RSS: { $feed }
source-unreadable-page-instead = Donde estaba su canal RSS o calendario hay ahora una página web. Si el sitio solo está fuera de servicio un rato, se volverá a leer por sí solo; si sigue así, busque en él un enlace que diga «RSS», «Feed» o «iCal» y agréguelo.
source-unreadable-too-slow = Leerlo tardó más de { $seconds } segundos y se abandonó: tiene algo que no termina nunca o está dañado. Elija otra dirección.
source-unreadable-too-heavy = Leerlo necesitó más memoria de la permitida y se abandonó. Elija una dirección con menos elementos.
source-unreadable-unexpected = Hay algo que no se pudo leer, y el error puede ser nuestro. Quedó anotado en el registro del bot. Por ahora, pruebe otra dirección.
source-unreadable-no-file = No hay ningún archivo { $path } que se pueda abrir. Revise el nombre o escriba una dirección completa con https://.
source-unreadable-too-big = El archivo pesa más de { $megabytes } MB. Elija uno más pequeño.
source-unreadable-date = «{ $said }» no es una fecha. Escríbala así: 2026-12-31.
source-unreadable-window = El último día ({ $end }) es anterior al primero ({ $start }). Ponga en --from el más temprano.

privacy-rows-sources = Fuentes que usted agregó y noticias sobre las que decidió
