# El conjunto de preguntas: qué resulta de los apoyos y de las decisiones.

pool-unknown = Aquí no hay tal pregunta, o ya no está. { COMMAND("questions") } muestra las que hay.
pool-changed = Alguien se adelantó: la pregunta { $number } { $now }. No se perdió nada suyo: mírela de nuevo y decida otra vez si todavía lo desea.
pool-now-received = cambió y espera una decisión
pool-now-approved = cambió y está aprobada
pool-now-rejected = cambió y está rechazada
pool-now-withdrawn = fue retirada por quien la hizo
pool-not-public-received = La pregunta { $number } todavía no es pública: primero la ven los moderadores. { COMMAND("questions") } muestra las que puede apoyar.
pool-not-public-rejected = La pregunta { $number } fue rechazada y no admite apoyos. { COMMAND("questions") } muestra las que puede apoyar, y con { COMMAND("ask") } hace la suya.
pool-not-public-withdrawn = La pregunta { $number } fue retirada por quien la hizo y no admite apoyos. { COMMAND("questions") } muestra las que puede apoyar, y con { COMMAND("ask") } hace la suya.
pool-redact-nothing = Ninguna de estas palabras está en la pregunta. Cópielas tal como están allí, cada una en su propia línea.
pool-redact-all = No quedaría nada de la pregunta. Mejor rechácela.
pool-join-itself = Esa es la misma pregunta { $number }. Dé el número de otra.
pool-join-already = La pregunta { $number } ya está unida a esta.
pool-join-apart = La pregunta { $number } es para otra mesa redonda, donde se contará a quienes la apoyan: no se pueden unir.
pool-alone = La pregunta { $number } no está unida a ninguna otra.
