"""The words about a route as a whole, for the command and for the page: when its steps held, and what opposes."""

from __future__ import annotations

PATH_WORDS = {
    "en": {
        "held_together": "All steps held at the same time: {when}.",
        "held_apart": "The steps never held at the same time: {steps}.",
        "held_unknown": "Whether the steps held at the same time is not known; undated: step {steps}.",
        "held_step": "step {n}: {when}",
        "held_yes": "at the same time",
        "held_no": "never at the same time",
        "held_uncertain": "dates missing",
        "opposing": "A conflict or a refusal, and no friendly tie: step {steps}.",
        "opposing_flag": "with a conflict",
        "opponents": "These sources also tell of conflict between {pairs}.",
        "until": "until {day}",
        "both_of": "{a} and {b}",
        "between_too": ", and between ",
    },
    "fr": {
        "held_together": "Toutes les étapes ont eu cours en même temps : {when}.",
        "held_apart": "Les étapes n'ont jamais eu cours en même temps : {steps}.",
        "held_unknown": "Rien ne dit si les étapes ont eu cours en même temps ; sans date : étape {steps}.",
        "held_step": "étape {n} : {when}",
        "held_yes": "en même temps",
        "held_no": "jamais en même temps",
        "held_uncertain": "des dates manquent",
        "opposing": "Un conflit ou un refus, non un lien amical : étape {steps}.",
        "opposing_flag": "avec un conflit",
        "opponents": "Ces sources parlent aussi d'un conflit entre {pairs}.",
        "until": "jusqu'au {day}",
        "both_of": "{a} et {b}",
        "between_too": ", et entre ",
    },
}
