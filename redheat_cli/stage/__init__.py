"""Hosting: a film -> an evening of quotes and questions, played as a fold over events, and the screens it shows."""
