# Agendas: qué preguntas se hacen en una mesa redonda, elegidas con justicia, y qué dice la revisión.

agenda-line = { $place }. #{ $number } { $text }
agenda-fair = Ningún grupo de votantes se queda corto: todo grupo con gente suficiente para reclamar preguntas en esta agenda tiene tantas como puede reclamar.
agenda-no-voters = Nadie apoyó ninguna de estas preguntas, así que esta agenda no puede ser injusta con nadie que haya votado.
agenda-violated-nothing = { $people ->
    [one] Una persona que apoya la #{ $number } no tiene nada en esta agenda (la parte justa es { $share }).
   *[other] { $people } personas que apoyan la #{ $number } no tienen nada en esta agenda (la parte justa es { $share }).
}
agenda-violated-fewer = { $people ->
    [one] Una persona que apoya la #{ $number } tiene menos de { $claim } preguntas en esta agenda (la parte justa para { $claim } es { $share }).
   *[other] { $people } personas que apoyan la #{ $number } tienen menos de { $claim } preguntas cada una en esta agenda (la parte justa para { $claim } es { $share }).
}
agenda-coverage = { $voters ->
    [0] Nadie votó.
    [one] Votó una persona. Preguntas suyas que están en la agenda: { $three ->
        [0] { $two ->
            [0] { $one ->
                [0] ninguna
               *[other] una
            }
           *[other] dos
        }
       *[other] tres o más
    }.
   *[other] Votaron { $voters } personas. Tienen en la agenda al menos una de sus preguntas: { $one ->
        [0] nadie
       *[other] { $one }
    }; al menos dos: { $two ->
        [0] nadie
       *[other] { $two }
    }; al menos tres: { $three ->
        [0] nadie
       *[other] { $three }
    }.
}
agenda-who-voted = Votantes son quienes hicieron o apoyaron al menos una de las preguntas entre las que se elige. De los demás, esto no dice nada.

agenda-seats = Una agenda necesita al menos un lugar; { $given } no puede ser.
agenda-question-twice = La pregunta #{ $number } está dos veces.
agenda-vote-unknown = Alguien apoya la #{ $number }, que no está entre las preguntas.
agenda-slate-unknown = La #{ $number } está en la agenda y no entre las preguntas de las que se elige.
agenda-slate-twice = La #{ $number } está dos veces en la agenda.

agenda-bundle-json = Esto no es un paquete: no es JSON en UTF-8. Expórtelo con { COMMAND("export") }.
agenda-bundle-shape = Esto no es un paquete: lo que está en «{ $where }» falta o no es de la clase que debe. Expórtelo de nuevo.
agenda-bundle-lacks = { $what ->
   *[slate] En este paquete no hay ninguna agenda (falta «slate»), así que no hay nada que auditar. Exporte el paquete de una mesa redonda que tenga agenda, { CODE("roundtable questions export --format json --roundtable …") }, o elija una con este paquete con { CODE("roundtable agenda choose") }.
    [seats] Este paquete no dice cuántos lugares tiene su agenda (falta «seats»). Expórtelo de nuevo, o elija una con él con { CODE("roundtable agenda choose --seats") }.
}
agenda-bundle-edited = Este paquete se modificó después de exportarlo: la suma de control no coincide. Expórtelo de nuevo, o quite la línea «sha256» si quiere hacer una prueba.
agenda-bundle-unreadable = No se puede leer { $file }: { $why }
agenda-bundle-draft = Esta agenda es un borrador: no está publicada y la organización todavía puede cambiarla.
agenda-bundle-intact = La suma de control coincide: nada cambió desde que se exportó.
agenda-bundle-unsigned = No hay suma de control con la que comparar.

agenda-name = agenda
agenda-description = Las preguntas que se hacen en una mesa redonda
agenda-build-name = crear
agenda-build-description = Elegir con justicia las preguntas de una mesa redonda; puede cambiarlas antes de publicar
agenda-build-seats-name = lugares
agenda-build-seats-description = Para cuántas preguntas hay tiempo
agenda-build-rule-name = regla
agenda-build-rule-description = Cómo elegir; si no dice nada, partes iguales
agenda-build-rule-equal-shares = Partes iguales: cada votante tiene el mismo peso
agenda-build-rule-phragmen = Phragmén: la carga se reparte por igual
agenda-build-rule-top = Las más apoyadas, para comparar
agenda-build-roundtable-name = mesa
agenda-build-roundtable-description = Qué mesa redonda; si no dice nada, la próxima
agenda-show-name = ver
agenda-show-description = Ver qué preguntas se hacen en una mesa redonda y cómo se eligieron
agenda-show-roundtable-name = mesa
agenda-show-roundtable-description = Qué mesa redonda; si no dice nada, la próxima

agenda-roundtable-unknown = Aquí ninguna mesa redonda se llama «{ $given }», o se llaman así varias. Elija una de la lista.
agenda-no-roundtable = No hay ninguna mesa redonda próxima. Planifique una con { COMMAND("roundtable create") } o diga a cuál se refiere.
agenda-nothing = Todavía no hay preguntas entre las que elegir para «{ $roundtable }»: no se aprobó ninguna.
agenda-full = Una agenda tiene { $most } preguntas como máximo.
agenda-empty = No hay ninguna pregunta en esta agenda. Agregue una antes de publicarla.
agenda-gone = Esta agenda ya no existe. { COMMAND("agenda show") } muestra lo que hay.
agenda-changed = Mientras tanto, esta agenda se cambió o se publicó. { COMMAND("agenda show") } la muestra como está ahora.
agenda-not-on-it = La #{ $number } ya no está en esta agenda. { COMMAND("agenda show") } la muestra como está ahora.
agenda-on-it = La #{ $number } ya está en esta agenda.
agenda-not-eligible = La #{ $number } no está entre las preguntas para esta mesa redonda: solo lo están las aprobadas que se hicieron para ella o que esperan a cualquiera.
agenda-settled-before = La #{ $number } ya estaba marcada. { COMMAND("agenda run") } muestra por dónde va la agenda.
agenda-no-number = «{ $given }» no es el número de una pregunta.
agenda-needs-reason = Esto deja a un grupo sin su parte, así que hace falta un motivo.
agenda-none = Todavía no se publicó ninguna agenda. { COMMAND("roundtables") } muestra las próximas mesas.
agenda-none-yet = Todavía no se publicó la agenda de «{ $roundtable }».

agenda-of = Agenda: { $roundtable }
agenda-built = { BOLD("Un borrador.") } Solo lo ven quienes organizan. Elija una pregunta para moverla, fijarla, cambiarla o quitarla; publíquelo cuando esté bien.
agenda-draft-now = { BOLD("El borrador como está ahora.") } Solo lo ven quienes organizan.
agenda-changed-so = { BOLD("Cambiado.") } La revisión de abajo es nueva.
agenda-edited = { BOLD("Un borrador nuevo.") } Todos seguirán viendo la agenda publicada hasta que usted publique esta.
agenda-shown = { BOLD("La agenda") } de «{ $roundtable }»
agenda-shown-over = { BOLD("La agenda") } de «{ $roundtable }». Ya pasó la fecha, y no consta si se hicieron las preguntas sin marcar.
agenda-shown-canceled = { BOLD("La agenda") } de «{ $roundtable }», que se canceló
agenda-post = { BOLD("Estas preguntas se eligieron para la mesa redonda.") }
agenda-post-over = { BOLD("La mesa redonda ya recorrió estas preguntas.") }
agenda-published = Publicada. Se está enviando adonde todos la ven.
agenda-published-quietly = Publicada; la muestra { COMMAND("agenda show") }. No se envía a ningún canal porque no se eligió ninguno para mesas redondas o preguntas: eso lo hace quien modera con { COMMAND("setup") }.

agenda-audit = Revisión
agenda-covered = Votantes
agenda-how = Cómo se eligieron
agenda-reason = El motivo de quienes organizan
agenda-reason-nth = Motivo { $place } de { $of }
agenda-reasons-many = Se dieron { $count } motivos. { COMMAND("agenda show") } los muestra todos.
agenda-supporters = Personas que la apoyan
agenda-became = En la mesa redonda
agenda-marks = ✓ hechas: { $asked } · ✗ omitidas: { $skipped } · sin marcar: { $waiting }
agenda-status-asked = se hizo
agenda-status-skipped = no se hizo
agenda-skipped-why = Por qué no se hizo
agenda-place = { $place }. Pregunta { $number }
agenda-question-gone-withdrawn = (Esta pregunta se retiró.)
agenda-question-gone-received = (Esta pregunta espera la revisión de quien modera.)
agenda-question-gone-rejected = (Quien modera rechazó esta pregunta.)
agenda-question-gone-approved = (Esta pregunta corresponde ahora a otra mesa redonda.)
agenda-question-gone-erased = (Las palabras de esta pregunta se borraron.)
agenda-no-items = Todavía no hay ninguna pregunta.
agenda-built-by = Elegidas por { $rule }.
agenda-chosen = Elegidas por { $rule }.
agenda-chosen-and-changed = { $count ->
    [0] Elegidas por { $rule }; después, quienes organizan cambiaron el orden.
    [one] Elegidas por { $rule }; después, quienes organizan cambiaron a mano un lugar.
   *[other] Elegidas por { $rule }; después, quienes organizan cambiaron a mano { $count } lugares.
}
agenda-chosen-before = { $how } { $count ->
    [one] Los votos y las preguntas cambiaron después del borrador: con los que aquí se revisan, la regla elegiría distinto en un lugar.
   *[other] Los votos y las preguntas cambiaron después del borrador: con los que aquí se revisan, la regla elegiría distinto en { $count } lugares.
}
agenda-rule-equal-shares = el método de partes iguales, en el que cada votante tiene el mismo peso
agenda-rule-phragmen = el método de Phragmén, que reparte por igual la carga de cada pregunta entre quienes la apoyan
agenda-rule-top = cuántas personas apoyan cada una
agenda-samples-label = Ejemplos
agenda-samples = { $count ->
    [one] { $numbers } se escribió para probar el bot: no la hizo ningún residente.
   *[other] { $numbers } se escribieron para probar el bot: no las hizo ningún residente.
}
agenda-people-sample = { $people } · ejemplo
agenda-reason-given = El motivo de quienes organizan: { $reason }

agenda-publish = Publicar
agenda-edit = Cambiarla
agenda-in-full = Verla completa
agenda-pick = Cambiar una pregunta…
agenda-pick-more = Agregar una pregunta…
agenda-add-number = Agregar por número
agenda-add-title = Agregar una pregunta
agenda-add-submit = Agregar
agenda-add-number-label = Número de la pregunta
agenda-do-up = Antes
agenda-do-down = Después
agenda-do-pin = Fijar
agenda-do-unpin = Soltar
agenda-do-drop = Quitar
agenda-do-swap = Poner otra en su lugar…
agenda-back = Volver
agenda-item-what = ¿Qué se hace con esta pregunta? Una fijada se queda cuando la agenda se crea de nuevo.
agenda-would = { BOLD("Esto necesita un motivo.") } { $what } Su motivo se publica con la agenda.
agenda-give-reason = Dar un motivo
agenda-leave = Dejarla como está
agenda-reason-title = ¿Por qué?
agenda-reason-submit = Enviar
agenda-reason-reason-label = Su motivo
agenda-reason-reason-hint = Todos lo leen debajo de la agenda.

agenda-picture = La agenda de «{ $roundtable }» como imagen, en { $language }; las palabras de este mensaje dicen lo mismo.
agenda-picture-en = inglés
agenda-picture-es = español
agenda-picture-kicker = Preguntas para la mesa redonda
agenda-people = { $people ->
    [one] #{ $number }, una persona
   *[other] #{ $number }, { $people } personas
}

agenda-why-question = Pregunta { $number }
agenda-why-also = Y
agenda-why-none = Todavía no se publicó ninguna agenda en la que esta pregunta pudiera estar.
agenda-why-later = No estaba entre las preguntas de las que se eligió cuando se creó la agenda de «{ $roundtable }»: se aprobó después, o estaba unida entonces a otra pregunta.
agenda-why-on = { $people ->
    [0] { BOLD("Está en la agenda") } de «{ $roundtable }», con el número { $place }. Nadie apoyaba la #{ $number } cuando se creó. { $how }
    [one] { BOLD("Está en la agenda") } de «{ $roundtable }», con el número { $place }. Una persona apoyaba la #{ $number } cuando se creó. { $how }
   *[other] { BOLD("Está en la agenda") } de «{ $roundtable }», con el número { $place }. { $people } personas apoyaban la #{ $number } cuando se creó. { $how }
}
agenda-why-on-equal-shares = Cada votante tenía el mismo peso para repartir, y a quienes la apoyan les quedaba suficiente para llevarla a la agenda.
agenda-why-on-filled = Cada votante tenía el mismo peso para repartir. Cuando a quienes apoyan ya no les quedaba suficiente para llevar otra, los lugares libres fueron para las preguntas cuyos votantes habían gastado menos.
agenda-why-on-nobody = Había un lugar para el que no quedaba ninguna pregunta con apoyo; entre las que nadie apoya va primero la de número más bajo.
agenda-why-on-phragmen = Cada pregunta de la agenda pesa sobre quienes la apoyan, y esta era la que menos pesaba sobre los suyos cuando le tocó.
agenda-why-on-top = Está entre las más apoyadas.
agenda-why-on-by-hand = La regla no la había elegido: la pusieron quienes organizan.
agenda-why-on-before = La regla la eligió cuando se hizo el borrador de la agenda; con los votos que había cuando se publicó, habría elegido otra.
agenda-why-asked = Se hizo en la mesa redonda.
agenda-why-skipped = No se hizo en la mesa redonda.
agenda-why-off = { $people ->
    [0] { BOLD("No está en la agenda") } de «{ $roundtable }». Nadie apoyaba la #{ $number } cuando se creó. { $how }
    [one] { BOLD("No está en la agenda") } de «{ $roundtable }». Una persona apoyaba la #{ $number } cuando se creó; { $have ->
        [0] no tiene allí ninguna otra de sus preguntas.
       *[other] tiene allí otra de sus preguntas.
    } { $how }
   *[other] { BOLD("No está en la agenda") } de «{ $roundtable }». { $people } personas apoyaban la #{ $number } cuando se creó; { $have ->
        [0] ninguna de ellas tiene allí otra de sus preguntas.
        [one] una de ellas tiene allí otra de sus preguntas.
       *[other] { $have } de ellas tienen allí otra de sus preguntas.
    } { $how }
}
agenda-why-off-equal-shares = Cada votante tenía el mismo peso para repartir; según la regla, quienes la apoyan gastaron el suyo en otras preguntas, o eran muy pocos para llevar una.
agenda-why-off-nobody = Van primero las preguntas con apoyo; entre las que nadie apoya, la de número más bajo.
agenda-why-off-phragmen = Cada pregunta de la agenda pesa sobre quienes la apoyan, y según la regla siempre hubo otras que iban primero: pesaban menos sobre los suyos, o lo mismo y su número era más bajo.
agenda-why-off-top = Según la regla iban primero otras: las apoyaban más personas, o tantas como a esta y su número era más bajo.
agenda-why-off-by-hand = La regla la había elegido: la quitaron quienes organizan.
agenda-why-off-since = Cuando se hizo el borrador de la agenda, la regla no la había elegido; con los votos que había cuando se publicó, la habría elegido.
