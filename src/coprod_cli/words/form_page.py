"""What a form's page and its text say beside the questions: how to go on, what is kept, how to send it back."""

from __future__ import annotations

from coprod_cli.language import _


def page_words() -> dict[str, str]:
    """Return what stands on the page itself, by where it stands."""
    return {
        "no_script": _("This page shows all questions at once, because scripts do not run here."),
        "on_paper": _("Print it and write on the paper, or read it and answer in any way that suits you."),
        "sends_nothing": _("This page sends nothing. At the end you save a file and give it back yourself."),
        "begin": _("Begin"),
        "mine": _("Somebody began to answer on this device, in this browser. Was it you?"),
        "go_on": _("Yes, go on with my answers"),
        "not_mine": _("No, delete them and begin afresh"),
        "back": _("Back"),
        "next": _("Next"),
        "look": _("Look over your answers"),
        "look_first": _("Read what you said. You can still change it."),
        "back_to_you": _("Send your answers back"),
        "how_to_send": _("Save the file, and give it to the person who gave you this page. "
                         "You can also copy the text below and send that."),
        "save": _("Save the file"),
        "as_text": _("The same as text, to copy"),
        "copy_it": _("Copy the text"),
        "kept_here": _("What is kept on this device"),
        "shared_device": _("If somebody else may use this device, delete your answers after you have sent them."),
        "delete": _("Delete my answers from this device"),
    }  # fmt: skip


def script_words() -> dict[str, str]:
    """Return what the page says while somebody answers; {name} and {count} are filled in the page."""
    return {
        "kept": _("What you type is kept on this device, in this browser, until you delete it."),
        "not_kept": _("This browser keeps nothing. If you close this page before the end, what you typed is lost."),
        "sure": _("Delete all your answers from this device? A file that you saved stays where it is."),
        "deleted": _("Your answers are deleted from this device."),
        "problem": _("There is a problem"),
        "needs_choice": _("Choose one of the answers to go with your words, or leave this question out."),
        "needs_why": _("Say in a few words why it is not for us."),
        "error": _("Error: {title}"),
        "no_answer": _("No answer"),
        "not_sent": _("The words that you typed here are not sent, because the question is left out."),
        "change": _("Change {name}"),
        "nothing": _("You have not answered anything yet, so there is nothing to save."),
        "saved": _("Saved as {name}. Look for it where this browser puts what it downloads."),
        "copied": _("The text is copied. Paste it into a message."),
        "not_copied": _("The text is marked. Press Ctrl and C to copy it."),
    }


def text_words() -> dict[str, str]:
    """Return what stands in a form as text beside its questions."""
    return {
        "number": _("Answer with a number. You may leave out any question."),
        "thanks": _("Thank you. These were all the questions."),
        "code": _("Form {code}"),
    }
