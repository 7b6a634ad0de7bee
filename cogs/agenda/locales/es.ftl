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
    [one] Votó una persona. Tienen en la agenda al menos una de sus preguntas: { $one }; al menos dos: { $two }; al menos tres: { $three }.
   *[other] Votaron { $voters } personas. Tienen en la agenda al menos una de sus preguntas: { $one }; al menos dos: { $two }; al menos tres: { $three }.
}
agenda-who-voted = Votantes son quienes hicieron o apoyaron al menos una de las preguntas entre las que se elige. De los demás, esto no dice nada.

agenda-seats = Una agenda necesita al menos un lugar; { $given } no puede ser.
agenda-question-twice = La pregunta #{ $number } está dos veces.
agenda-vote-unknown = Alguien apoya la #{ $number }, que no está entre las preguntas.
agenda-slate-unknown = La #{ $number } está en la agenda y no entre las preguntas de las que se elige.
agenda-slate-twice = La #{ $number } está dos veces en la agenda.

agenda-bundle-json = Esto no es un paquete: no es JSON en UTF-8. Expórtelo con { COMMAND("export") }.
agenda-bundle-shape = Esto no es un paquete: lo que está en «{ $where }» falta o no es de la clase que debe. Expórtelo de nuevo.
agenda-bundle-lacks = Este paquete no dice nada de { $what }. Exporte el de una agenda ya hecha.
agenda-bundle-edited = Este paquete se modificó después de exportarlo: la suma de control no coincide. Expórtelo de nuevo, o quite la línea «sha256» si quiere hacer una prueba.
agenda-bundle-unreadable = No se puede leer { $file }: { $why }
agenda-bundle-intact = La suma de control coincide: nada cambió desde que se exportó.
agenda-bundle-unsigned = No hay suma de control con la que comparar.
