# Qué se envió y adónde.

deliveries-name = envíos
deliveries-description = Qué se envió y adónde, qué espera y qué no se pudo enviar
deliveries-state-name = estado
deliveries-state-description = Solo lo que espera, lo enviado o lo que no se pudo enviar
deliveries-channel-name = canal
deliveries-channel-description = Solo lo que era para este canal
deliveries-state-all = todo
deliveries-state-waiting = en espera
deliveries-state-sent = enviado
deliveries-state-dead = no enviado
deliveries-found = { BOLD("Envíos de los últimos 90 días") } ({ $state }): { $total ->
    [0] ninguno.
    [one] uno.
   *[other] { $total }.
}
deliveries-choose = Mostrar solo…
deliveries-where = en { $channel }
deliveries-where-below = debajo de una publicación en { $channel }
deliveries-private = Mensajes privados
deliveries-private-count = Enviados: { $sent }. En espera: { $waiting }. No enviados: { $dead }.
deliveries-private-why = A nadie se le dice cuáles, cuándo ni a quién: podría mostrar qué preguntas son de una misma persona.
deliveries-what = { $kind }: { $about }
deliveries-of-agenda = Agenda
deliveries-of-announcement = Anuncio
deliveries-of-announcement-missed = Anuncio que no salió
deliveries-of-announcement-outlets-gone = Anuncio que perdió un canal
deliveries-of-answer = Respuesta
deliveries-of-answers-overdue = Respuestas atrasadas
deliveries-of-ask-appeal = Apelación de una pausa
deliveries-of-dead = Aviso de lo que no se pudo publicar
deliveries-of-stopped = Aviso de un canal en el que no se puede publicar
deliveries-of-question = Pregunta
deliveries-of-report = Aviso de un dato incorrecto
deliveries-of-review = Pregunta por revisar
deliveries-of-review-appeal = Apelación
deliveries-of-roundtable = Mesa redonda
deliveries-of-roundtable-event = Mesa redonda en el calendario
deliveries-of-roundtable-gone = Mesa redonda que ya no está en su calendario
deliveries-of-roundtables = Varias mesas redondas
deliveries-of-source-failing = Fuente que no se puede leer
deliveries-of-stories = Varias noticias
deliveries-of-stories-review = Varias noticias por revisar
deliveries-of-story = Noticia
deliveries-of-story-review = Noticia por revisar
deliveries-sent = Enviado { $where }: { $at }
deliveries-waiting = Espera su envío { $where }: { $at }{ $attempts ->
    [0] {""}
    [one] , un intento
   *[other] , { $attempts } intentos
}
deliveries-dead = No enviado { $where }: { $at }
deliveries-stopped-title = No se puede publicar en { $channel }
deliveries-stopped-about = { $why } Desde { $since }; { $waiting ->
    [0] no espera nada.
    [one] espera una cosa, un día como máximo.
   *[other] esperan { $waiting } cosas, un día como máximo.
} { $mend }
deliveries-resumed = Lo intento de nuevo en { $channel }. Si sigue sin poderse publicar, se avisa a los moderadores.
deliveries-not-stopped = Ya se está publicando en ese canal: alguien se adelantó o se arregló.
