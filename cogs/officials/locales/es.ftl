# Quién representa a un lugar.

officials-name = funcionarios
officials-description = Quién representa a un lugar, de la alcaldía al Congreso, y cómo comunicarse
officials-place-name = lugar
officials-place-description = Una ciudad o un pueblo, un código postal o un condado
officials-office-name = cargo
officials-office-description = Solo este cargo; por ejemplo, alcaldía, jefe de policía o senadora
officials-level-name = nivel
officials-level-description = Solo este nivel de gobierno

officials-level-city = Ciudad
officials-level-county = Condado o distrito judicial
officials-level-state = Estado
officials-level-federal = Federal

officials-found = { $count ->
    [one] { BOLD($place) }: un cargo
   *[other] { BOLD($place) }: { $count } cargos
}
officials-split-lower = { $place } se reparte entre { $count } distritos de la Cámara de Representantes estatal.
officials-split-upper = { $place } se reparte entre { $count } distritos del Senado estatal.
officials-split-us-house = { $place } se reparte entre { $count } distritos del Congreso.
officials-by-address = Cuál le corresponde a usted depende de su dirección.
officials-undistricted = Nuestros datos no dicen en qué distritos legislativos queda { $place }; puede que aquí falten sus legisladores.

officials-which = Hay varios lugares que se llaman «{ $typed }». ¿Cuál busca usted?
officials-unknown = No conocemos ningún lugar llamado «{ $typed }». ¿Quiso decir uno de estos? También puede escribir la ciudad con su estado, como «Hartford, CT», o un código postal.
officials-no-places = No conocemos ningún lugar llamado «{ $typed }» ni otro de nombre parecido. Escriba la ciudad con su estado, como «Hartford, CT», o un código postal.
officials-elsewhere = Otro lugar con ese nombre
officials-none-known = Conocemos { BOLD($place) }, pero todavía no a sus funcionarios.
officials-none-such = En nuestros datos no aparece «{ $office }» para { BOLD($place) }. Pruebe con otra palabra para el cargo, o vea todos.
officials-none-at-level = En nuestros datos no aparece nadie de { BOLD($place) } en ese nivel.
officials-everyone = Mostrar todos
officials-level-menu = Mostrar un solo nivel

officials-place = { $name }, { $state }
officials-place-in-county = { $name } (condado de { $county }), { $state }
officials-place-of-kind = { $name } ({ $kind ->
    [city] ciudad
    [town] pueblo
    [village] villa
    [borough] municipio
    [plantation] plantación
   *[other] { $kind }
}), { $state }

officials-ask = Hacer una pregunta
officials-wrong = Esto está mal

officials-called = { $name }, { $office }
officials-strong = { BOLD($words) }
officials-in-district = { $district ->
    [AL] { $office } (por todo el estado)
   *[other] { $office }, distrito { $district }
}
officials-acting = { $office } (de forma interina)
officials-elected = cargo electo
officials-appointed = cargo por nombramiento
officials-party-democratic = Partido Demócrata
officials-party-republican = Partido Republicano
officials-party-independent = Independiente
officials-party-nonpartisan = Sin partido
officials-party-working-families = Partido de las Familias Trabajadoras
officials-since = desde { $precise ->
    [yes] el { $day }
   *[no] { $day }
}
officials-until = hasta { $precise ->
    [yes] el { $day }
   *[no] { $day }
}
officials-shares = Uno de { $count } distritos en { $place }: depende de la dirección.
officials-vacant = Vacante
officials-vacant-until = Declarado vacante, a más tardar hasta { $precise ->
    [yes] el { $day }
   *[no] { $day }
}.
officials-vacant-since = No aparece nadie desde que { $name } dejó el cargo ({ $day }). Puede que ya haya alguien que nuestros datos todavía no incluyen.
officials-vacant-unknown = En nuestros datos no aparece nadie en este cargo.
officials-certainty-medium = ⚠ No del todo seguro: las fuentes difieren o no se conoce el día exacto.
officials-certainty-inferred = ⚠ No es seguro: se deduce de otros datos; ninguna fuente que leímos lo dice expresamente.
officials-note = Nota (en inglés): { $note }
officials-stale = ⚠ Verificado por última vez: { $day }, hace más de un año. Puede haber cambiado.
officials-never-verified = ⚠ Todavía sin verificar.
officials-phone = Teléfono
officials-email = Correo electrónico
officials-form = Formulario de contacto
officials-website = Sitio web
officials-address = Dirección
officials-source = Fuente: { $source }
officials-verified = verificado: { $day }
officials-link = { LINK($label, $url) }
officials-month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }

officials-joined-2 = { $a } · { $b }
officials-joined-3 = { $a } · { $b } · { $c }
officials-joined-4 = { $a } · { $b } · { $c } · { $d }
officials-below-2 =
    { $a }
    { $b }
officials-below-3 =
    { $a }
    { $b }
    { $c }
officials-below-4 =
    { $a }
    { $b }
    { $c }
    { $d }
officials-below-5 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
officials-below-6 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
    { $f }
officials-below-7 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
    { $f }
    { $g }

officials-role-mayor = Alcalde o alcaldesa
officials-role-first-selectman = Primer concejal o concejala (alcaldía)
officials-role-deputy-mayor = Vicealcalde o vicealcaldesa
officials-role-city-manager = Administrador o administradora de la ciudad
officials-role-council-president = Presidente o presidenta del concejo municipal
officials-role-council-member = Concejal o concejala
officials-role-city-treasurer = Tesorero o tesorera de la ciudad
officials-role-city-clerk = Secretario o secretaria de la ciudad
officials-role-police-chief = Jefe o jefa de policía
officials-role-fire-chief = Jefe o jefa de bomberos
officials-role-superintendent = Superintendente de escuelas
officials-role-county-executive = Ejecutivo o ejecutiva del condado
officials-role-county-commissioner = Comisionado o comisionada del condado
officials-role-states-attorney = Fiscal estatal del distrito judicial
officials-role-district-attorney = Fiscal de distrito
officials-role-sheriff = Alguacil (sheriff)
officials-role-governor = Gobernador o gobernadora
officials-role-lt-governor = Vicegobernador o vicegobernadora
officials-role-attorney-general = Fiscal general del estado
officials-role-secretary-of-state = Secretario o secretaria de estado
officials-role-treasurer = Tesorero o tesorera estatal
officials-role-comptroller = Contralor o contralora estatal
officials-role-auditor = Auditor o auditora estatal
officials-role-chief-election-officer = Autoridad electoral estatal
officials-role-upper = Senador o senadora estatal
officials-role-lower = Representante estatal
officials-role-legislature = Legislador o legisladora estatal
officials-role-president = Presidente o presidenta
officials-role-vice-president = Vicepresidente o vicepresidenta
officials-role-us-senate = Senador o senadora de EE. UU.
officials-role-us-house = Representante en el Congreso de EE. UU.

# «Esto está mal»

officials-wrong-title = Esto está mal
officials-wrong-text-label = ¿Qué está mal?
officials-wrong-text-hint = Por ejemplo: dejó el cargo en marzo; el teléfono ya no funciona
officials-wrong-evidence-label = ¿Cómo lo sabe?
officials-wrong-evidence-hint = Un enlace ayuda a quienes moderan a comprobarlo
officials-wrong-submit = Enviar
officials-reported = Gracias. Quienes moderan ya ven lo que usted escribió sobre { $subject }. No ven su nombre.
officials-record-gone = Esta ficha ya no está. Busque de nuevo el lugar con { COMMAND("officials") }.

reports-name = reportes
reports-description = Ver lo que la gente dice que está mal en las fichas de los funcionarios
officials-reports-open = { $count ->
    [0] No hay reportes abiertos. Nadie dice que una ficha esté mal.
    [one] Un reporte abierto
   *[other] { $count } reportes abiertos, primero los más antiguos
}
officials-report-new = Alguien dice que la ficha de { BOLD($subject) } está mal:
officials-report-evidence = Cómo lo sabe
officials-report-when = { $at }
officials-report-close = Hecho
officials-report-closed = Hecho: el reporte sobre { $subject } quedó cerrado.
officials-report-gone = Este reporte ya no está. { COMMAND("reports") } muestra los que siguen abiertos.

# En la línea de comandos

officials-show-place = { $name }, { $state } ({ $ocd })
officials-show-on = Al { $day }:
officials-show-seat = • { $office }: { $who }
officials-show-detail = {"    "}{ $words }
officials-show-reach = Contacto: { $ways }
officials-show-choices = Varios lugares se llaman «{ $typed }». Indique uno de estos:
officials-show-suggestions = No conocemos ningún lugar llamado «{ $typed }». Los nombres más parecidos:
officials-show-none = No conocemos ningún lugar llamado «{ $typed }» ni ninguno parecido. Los datos que trae el bot abarcan Hartford y sus vecinos; `roundtable officials import` agrega más.
officials-show-bad-day = «{ $given }» no es una fecha. Escríbala así: 2016-07-20.

# Importación

import-done = { BOLD($source) }: { $people ->
    [one] una persona
   *[other] { $people } personas
}, { $terms ->
    [one] un mandato
   *[other] { $terms } mandatos
}, { $places ->
    [one] un lugar
   *[other] { $places } lugares
}. Fichas nuevas: { $added }; cambiadas: { $changed }; retiradas: { $removed }.
import-unchanged = { BOLD($source) }: { $people ->
    [one] una persona
   *[other] { $people } personas
}, { $terms ->
    [one] un mandato
   *[other] { $terms } mandatos
}, { $places ->
    [one] un lugar
   *[other] { $places } lugares
}. No hay nada nuevo.
import-failed = No se pudo leer { BOLD($source) }, y no se guardó nada de ahí: { $reason }.
import-failed-fetching = No se pudo leer { BOLD($source) }, y no se guardó nada de ahí. { $reason }
import-changed = • { $who }: { $field }: «{ $old }» → «{ $new }»
import-added = • { $who }: { $field }: nuevo: «{ $new }»
import-removed = • { $who }: { $field }: ya no es «{ $old }»
import-skipped = • se omitió: { $where }: { $reason }
import-skipped-given = • se omitió: { $where }: { $reason }: «{ $given }»
import-more = … y { $count } más; { CODE("--json") } muestra todo.
import-reasons = Omitidos: { $count }
import-reason = • { $count } × { $reason }
import-total = En total: { $people } personas, { $terms } mandatos, { $places } lugares; { $skipped } omitidos; { $failed ->
    [0] se leyeron todas las fuentes
    [one] una fuente no se pudo leer
   *[other] { $failed } fuentes no se pudieron leer
}.
import-nothing = Ahí no hay nada que importar. Indique un archivo, una carpeta, un archivo comprimido o una dirección.

import-bad-archive = el archivo comprimido está dañado, o no es un archivo comprimido
import-bad-choice = esta palabra no es una de las permitidas aquí
import-bad-csv = la línea { $line } no es CSV legible
import-bad-date = esto no es una fecha (escriba 2024, 2024-01 o 2024-01-08)
import-bad-district = esto no es un distrito de esa cámara
import-bad-email = esto no es una dirección de correo electrónico
import-bad-jurisdiction = no se reconoce ningún lugar ni estado en esta jurisdicción
import-bad-state = esto no es un estado
import-bad-toml = no es TOML legible ({ $detail })
import-bad-yaml = la línea { $line } no es YAML legible
import-bad-zip = esto no es un código postal de cinco dígitos
import-committee = los comités no se importan
import-empty = no contiene nada que se pueda importar
import-ends-first = termina antes de empezar
import-missing = falta este dato
import-never-served = hubo nominación o elección, pero la persona nunca ocupó el cargo
import-no-name = esto no es un nombre
import-no-role = no se conoce ningún cargo de esta persona
import-no-state = ninguna columna indica el estado (state, ocd_division o un número del censo)
import-not-found = ese archivo no existe
import-not-list = esto debería ser una lista
import-not-map = esto debería ser un registro con campos
import-not-number = esto debería ser un número
import-not-opened = no se puede abrir ({ $detail })
import-not-text = esto debería ser texto simple
import-not-utf8 = no es texto UTF-8; guárdelo como UTF-8
import-other-division = las divisiones de este tipo no se usan
import-state-unknown = el nombre del archivo no indica el estado; llámelo ct.csv para Connecticut
import-too-big = pesa más de { $megabytes } MB
import-too-long = esto es demasiado largo o contiene caracteres que no son texto
import-too-many = contiene más de { $most } archivos
import-too-many-cells = la fila tiene más celdas que columnas
import-unknown-form = no tiene ninguno de los formatos conocidos (Open States, congress-legislators, nuestro CSV o TOML, listas de lugares y distritos)
import-unknown-person = todavía no se conoce a nadie con este identificador; importe primero la lista de miembros
import-yaml-bomb = el YAML se anida o se repite más de lo razonable

summary-on = En funciones el { $on }{ $state ->
    [all] {""}
   *[other] {" "}en { $state }
}:
summary-role = • { $role }: { $count }
summary-people = { $people ->
    [one] Una persona guardada, en funciones o que lo estuvo.
   *[other] { $people } personas guardadas, en funciones o que lo estuvieron.
}
summary-bad-state = «{ $given }» no es un estado. Escríbalo como CT o Connecticut.

privacy-rows-reports = Fichas que usted reportó por estar mal
