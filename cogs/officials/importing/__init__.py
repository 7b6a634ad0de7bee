"""Reads officials, places and districts from the forms they are published in, and keeps what they state.

One module a form (`openstates`, `openstates_csv`, `congress`, `own`, `towns`, `zips`, `ocd`), each turning a
document into `facts`; `saving` writes facts, whatever form they came from. `service` is the way in.
"""
