# Qué pasó con algo, y según qué regla.

why-name = por-qué
why-description = Ver qué pasó con algo de aquí y según qué regla
why-what-name = qué
why-what-description = Algunas palabras de su título

why-which = Elija una opción
why-several = Puede referirse a varias cosas. Elija una.
why-unknown = Aquí no hay nada que se llame «{ $said }». Escriba algunas palabras de su título o elija entre lo que se ofrece al escribir.
