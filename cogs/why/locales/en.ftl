# What happened to a thing, and by which rule.

why-name = why
why-description = See what happened to something here, and by which rule
why-what-name = what
why-what-description = A few words of its title

why-which = Choose one
why-several = Several things here may be meant. Choose one.
why-unknown = Nothing here goes by “{ $said }”. Type a few words of its title, or choose from what is offered while you type.
