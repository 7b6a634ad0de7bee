# Noticias: lo que dicen los medios locales, y las fuentes de donde vienen.

stories-name = noticias
stories-description = Leer las últimas noticias locales y preguntar sobre una
sources-name = fuentes
sources-description = Elegir de dónde vienen las noticias y las reuniones
sources-add-name = agregar
sources-add-description = Leer desde ahora un canal RSS, un calendario o un sitio
sources-add-url-name = dirección
sources-add-url-description = La dirección de un canal RSS o calendario, o de un sitio que lo tenga
sources-list-name = lista
sources-list-description = Ver cada fuente y si se puede leer
sources-test-name = probar
sources-test-description = Ver qué se leería en una dirección, sin guardar nada
sources-test-url-name = dirección
sources-test-url-description = La dirección de un canal RSS, un artículo o un calendario
sources-pause-name = pausar
sources-pause-description = Dejar de leer una fuente por ahora
sources-pause-source-name = fuente
sources-pause-source-description = Cuál fuente
sources-resume-name = reanudar
sources-resume-description = Volver a leer una fuente en pausa
sources-resume-source-name = fuente
sources-resume-source-description = Cuál fuente
sources-remove-name = quitar
sources-remove-description = Quitar una fuente y sus noticias
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
stories-read = Leer
stories-ask = Preguntar sobre esto
stories-outlet-by = { $outlet }, { $author }
stories-footer = { $outlet } · { $published }
stories-footer-undated = { $outlet }
stories-announced = { BOLD("Noticia nueva") } de { $outlet }
stories-announced-rest = { $count ->
    [one] Hay una noticia nueva más de { $outlet }. Escriba { COMMAND("stories") } para verla.
   *[other] Hay { $count } noticias nuevas más de { $outlet }. Escriba { COMMAND("stories") } para verlas.
}

sources-added = Se agregó «{ $title }» ({ $url }). Lo que contiene ahora se da por visto; lo nuevo se anunciará.
sources-added-feed = Se agregó el canal RSS «{ $title }» ({ $url }). { $count ->
    [one] La noticia que contiene ahora se da por vista;
   *[other] Las { $count } noticias que contiene ahora se dan por vistas;
} las nuevas se publicarán en el canal de noticias.
sources-added-article = Se agregó la página «{ $title }» ({ $url }). Se revisa cuatro veces al día; si hay una noticia nueva, se publicará.
sources-added-calendar = Se agregó el calendario «{ $title }» ({ $url }). { $count ->
    [0] No tiene nada planeado para los próximos seis meses;
    [one] La reunión que contiene ya está en { COMMAND("roundtables") };
   *[other] Sus próximas { $count } reuniones ya están en { COMMAND("roundtables") };
} las nuevas se publicarán en el canal de mesas redondas.
sources-known = { $url } ya es una de las fuentes. Escriba { COMMAND("sources list") } para verlas.
sources-too-many = Hay { $max } fuentes y no se leen más para una comunidad. Quite una primero con { COMMAND("sources remove") }.
sources-unknown = No existe la fuente «{ $said }». Escriba { COMMAND("sources list") } para verlas.
sources-none = Todavía no hay fuentes. Agregue una con { COMMAND("sources add") }.
sources-listed = { $count ->
    [one] { BOLD("Una fuente") }
   *[other] { BOLD("Fuentes") } ({ $count })
}
sources-line = { $title } — { $url } — { $state }
sources-sample = La escribimos nosotros, para mostrar cómo se ven las noticias
sources-kind-new = Sin leer
sources-kind-feed = Canal RSS
sources-kind-article = Página
sources-kind-calendar = Calendario
sources-state-new = se leerá en un momento
sources-state-well = se puede leer; la última vez, { $read }
sources-state-paused = en pausa
sources-state-failing = no se pudo leer: { $problem }
sources-pause = Pausar
sources-resume = Reanudar
sources-paused = «{ $title }» está en pausa: no se lee nada de ahí hasta que usted la reanude.
sources-resumed = «{ $title }» se vuelve a leer. Lo que llegó mientras tanto se anunciará en un momento.
sources-removed = Se quitó «{ $title }» y sus noticias ya no aparecen en la lista. Los mensajes ya publicados se quedan.
sources-check-well = «{ $title }» se puede leer
sources-check-bad = «{ $title }» no se pudo leer
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
source-problem-zone = No se pudo leer su zona horaria «{ $zone }»; sus horas pueden estar equivocadas.
source-problem-event = No se pudo leer la reunión { $number } («{ $title }»): { $why }
source-problem-event-untitled = No se pudo leer la reunión { $number }, que no tiene título: { $why }
source-problem-property = En «{ $title }» no se pudo leer { $property } y se omitió.
source-problem-series = No se pudo ubicar «{ $title }» en el tiempo: { $why }
source-problem-endless = «{ $title }» se repite de una forma que tarda demasiado en calcularse y se omitió.
source-problem-too-often = «{ $title }» se repite muchas veces al día, como ninguna reunión; solo se conservó la primera vez.

# Fuentes de las que no se pudo leer nada.

source-unreadable-empty = Ahí no hay nada: la respuesta está vacía. Revise la dirección; si es correcta, avise a quien administra el sitio.
source-unreadable-not-a-source = Esto no es un canal RSS, un artículo ni un calendario que se pueda leer. Busque en el sitio un enlace que diga «RSS», «Feed» o «iCal».
source-unreadable-no-article = Esta página no contiene ningún artículo que se pueda leer, ni nombra un canal RSS. Busque en el sitio un enlace que diga «RSS», «Feed» o «iCal».
source-unreadable-feed-elsewhere = Esta página no contiene ningún artículo. Nombra un canal RSS: { $feed }
source-unreadable-too-slow = Leerlo tardó más de { $seconds } segundos y se abandonó: tiene algo que no termina nunca o está dañado. Elija otra dirección.
source-unreadable-too-heavy = Leerlo necesitó más memoria de la permitida y se abandonó. Elija una dirección con menos elementos.
source-unreadable-unexpected = Hay algo que no se pudo leer, y el error puede ser nuestro. Quedó anotado en el registro del bot. Por ahora, pruebe otra dirección.
source-unreadable-no-file = No hay ningún archivo { $path } que se pueda abrir. Revise el nombre o escriba una dirección completa con https://.
source-unreadable-too-big = El archivo pesa más de { $megabytes } MB. Elija uno más pequeño.
source-unreadable-date = «{ $said }» no es una fecha. Escríbela así: 2026-12-31.
source-unreadable-window = El último día ({ $end }) es anterior al primero ({ $start }). Ponga en --from el más temprano.

privacy-rows-sources = Fuentes que usted agregó
