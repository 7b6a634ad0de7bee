# Lo que sale mal al leer una fuente externa.

fetch-address = «{ $url }» no es una dirección web que se pueda leer. Escriba una que empiece con http:// o https://, de hasta 2,000 caracteres.
fetch-private = { $url } lleva a { $address }, una dirección dentro de una red privada, y no se leyó. Escriba una dirección pública.
fetch-name = No existe ningún sitio llamado { $host } (se pidió { $url }). Revise cómo está escrito, o si esta computadora tiene conexión.
fetch-unreachable = No se pudo llegar a { $url }: falló la conexión. Pruebe la dirección en un navegador; si ahí funciona, inténtelo más tarde.
fetch-certificate = No se pudo confiar en { $url }: su certificado de seguridad es incorrecto o está vencido. Quien administra el sitio tiene que renovarlo.
fetch-timeout = { $url } tardó más de { $seconds } segundos y se dejó de esperar. Inténtelo más tarde o elija una dirección más ligera.
fetch-too-big = { $url } envía más de { $megabytes } MB y se cortó. Elija una dirección con menos elementos.
fetch-redirects = { $url } se redirigió más de { $max } veces. Escriba la dirección donde termina.
fetch-status = { $status ->
    [401] { $url } pide una contraseña (401). Solo se pueden leer direcciones públicas.
    [403] { $url } no permite que se le lea (403). Pida a quien administra el sitio una dirección que los programas puedan leer.
    [404] No hay nada en { $url } (404). Pruebe la dirección en un navegador.
    [410] { $url } ya no existe (410). Quítela o busque su nueva dirección.
    [429] { $url } dice que se le consulta demasiado (429). Se intentará de nuevo más tarde.
   *[other] { $url } respondió con el error { $status }. Inténtelo más tarde; si sigue igual, avise a quien administra el sitio.
}
fetch-garbled = { $url } envió algo que no es una respuesta web correcta. Inténtelo más tarde; si sigue igual, avise a quien administra el sitio.
