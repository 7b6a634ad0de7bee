# What goes wrong when an outside source is fetched.

fetch-address = “{ $url }” is no web address that can be read. Give one that starts with http:// or https://, up to 2,000 characters long.
fetch-private = { $url } leads to { $address }, an address inside a private network, and was not read. Give a public address.
fetch-name = There is no site called { $host } (asked for { $url }). Check the spelling, or whether this machine is online.
fetch-unreachable = { $url } could not be reached: the connection failed. Check the address in a browser; if it works there, try again later.
fetch-certificate = { $url } could not be trusted: its security certificate is wrong or out of date. Whoever runs the site has to renew it.
fetch-timeout = { $url } took longer than { $seconds } seconds and was given up. Try again later, or choose a lighter address.
fetch-too-big = { $url } sends more than { $megabytes } MB and was cut off. Choose an address with fewer entries.
fetch-redirects = { $url } was passed on more than { $max } times. Give the address where it ends.
fetch-status = { $status ->
    [401] { $url } asks for a password (401). Only public addresses can be read.
    [403] { $url } refused to be read (403). Ask whoever runs the site for an address that programs may read.
    [404] There is nothing at { $url } (404). Check the address in a browser.
    [410] { $url } is gone for good (410). Remove it, or look for its new address.
    [429] { $url } says it is asked too often (429). It will be tried again later.
   *[other] { $url } answered with the error { $status }. Try again later; if it stays, tell whoever runs the site.
}
fetch-garbled = { $url } sent something that is no proper web answer. Try again later; if it stays, tell whoever runs the site.
