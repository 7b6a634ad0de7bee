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
deliveries-private = en privado
deliveries-kind-post = Publicación { $cause }
deliveries-kind-reply = Respuesta { $cause }
deliveries-kind-private = Mensaje privado { $cause }
deliveries-kind-event = Calendario { $cause }
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
