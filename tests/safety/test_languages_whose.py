"""In another language, too, it is heard whose danger it is, and who did what to whom."""

import pytest

from newleaf.safety import Screen, Signal, Tier, Who
from newleaf.safety.language_files import load_languages
from tests.safety.conftest import FOLDER

THEIRS = [
    (rule, text)
    for book in load_languages(FOLDER / "languages")
    for rule in book.rules
    for _, text in rule.entry.finds
    if rule.entry.who is Who.OTHER
]


@pytest.mark.parametrize(("rule", "text"), THEIRS, ids=[f"{r.entry.name}: {t}" for r, t in THEIRS])
def test_what_happens_to_somebody_else_is_not_taken_for_the_writers(screen: Screen, rule, text: str) -> None:
    whose = {finding.signal: finding.who for finding in screen.assess(text).findings}
    assert whose[rule.signal] is Who.OTHER


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("mi marido me pega y mi hermana lo sabe", Signal.PARTNER_VIOLENCE),
        ("el novio de mi madre me pega", Signal.PARTNER_VIOLENCE),
        ("quería morirme cuando mi amiga me lo contó", Signal.SUICIDE_SELF_HARM),
        ("mon mari me frappe et ma soeur le sait", Signal.PARTNER_VIOLENCE),
        ("j'ai peur de mon mari, il a frappé son ex femme", Signal.PARTNER_VIOLENCE),
        ("j'en parle à ma soeur jveux mourir", Signal.SUICIDE_SELF_HARM),
        ("der Freund meiner Mutter schlägt mich", Signal.PARTNER_VIOLENCE),
        ("er hat meine Schwester geschlagen und jetzt schlägt er mich", Signal.PARTNER_VIOLENCE),
        ("meine Freundin weiß, dass ich sterben will", Signal.SUICIDE_SELF_HARM),
        ("ich vermisse meinen Mann, will sterben", Signal.SUICIDE_SELF_HARM),
        ("ich habe meine Frau geschlagen und ihre Schwester weiß es", Signal.COERCING_PARTNER),
        ("meu marido me bate e minha irmã sabe", Signal.PARTNER_VIOLENCE),
        ("ele diz que se mata se eu for embora e eu também não quero viver", Signal.SUICIDE_SELF_HARM),
        ("mio marito mi costringe a fare sesso e la mia amica dice che è normale", Signal.SEXUAL_COERCION),
        ("mia madre, ho pensieri suicidi", Signal.SUICIDE_SELF_HARM),
        ("als hij drinkt slaat mijn vriend me", Signal.PARTNER_VIOLENCE),
        ("ik werd geslagen door mijn man, zijn broer heeft het gezien", Signal.PARTNER_VIOLENCE),
        ("umarł mój brat, też chcę umrzeć", Signal.SUICIDE_SELF_HARM),
        ("zostałam pobita przez męża, jego brat to widział", Signal.PARTNER_VIOLENCE),
        ("я хотела умереть, когда подруга рассказала", Signal.SUICIDE_SELF_HARM),
        ("он бил мою сестру, а теперь бьёт меня", Signal.PARTNER_VIOLENCE),
        ("أريد أن أموت وصديقتي تعرف", Signal.SUICIDE_SELF_HARM),
        ("زوج أمي يضربني", Signal.PARTNER_VIOLENCE),
        ("meri saheli ko pata hai ki main marna chahti hu", Signal.SUICIDE_SELF_HARM),
        ("मेरा पति मुझे मारता है और मेरी बहन जानती है", Signal.PARTNER_VIOLENCE),
    ],
)
def test_the_writers_own_danger_stays_theirs_beside_somebody_close(screen: Screen, text: str, signal: Signal) -> None:
    found = screen.assess(text)
    whose = {finding.signal: finding.who for finding in found.findings}
    assert whose[signal] is Who.SELF
    assert found.who is Who.SELF or found.signal is not signal


@pytest.mark.parametrize(
    ("text", "who"),
    [("mój brat chce umrzeć", Who.OTHER), ("umarł mi brat, chcę umrzeć", Who.SELF),
     ("mein Bruder will sterben", Who.OTHER), ("mein Bruder will sterben und ich will sterben", Who.SELF),
     ("meri behen ka uske pati ne rape kiya", Who.OTHER)],
)  # fmt: skip
def test_words_inside_those_about_somebody_else_are_theirs(screen: Screen, text: str, who: Who) -> None:
    assert screen.assess(text).who is who


OWN_DEED = [
    ("ich hab meine frau geschubst", "mein mann hat mich geschubst", "sie sagt, dass ich sie geschlagen habe"),
    ("he pegado a mi mujer", "mi marido me pegó", "ella dice que le he pegado"),
    ("j'ai poussé ma femme contre le mur", "mon mari me frappe", "elle dit que je l'ai frappée"),
    ("ho spinto mia moglie contro il muro", "mio marito mi ha spinta", "lei dice che l'ho picchiata"),
    ("empurrei minha mulher contra a parede", "meu marido me empurrou", "ela diz que eu bati nela"),
    ("ik heb mijn man tegen de muur geduwd", "mijn man slaat me", "ze zegt dat ik haar geslagen heb"),
    ("popchnęłam męża na ścianę", "mąż mnie uderzył", "ona mówi, że ją uderzyłem"),
    ("я толкнула мужа", "муж меня ударил", "она говорит, что я её ударил"),
    ("زقيت مراتي", "زوجي يضربني", "هي تقول إني ضربتها"),
    ("maine apni patni ko dhakka diya", "usne mujhe dhakka diya", "wo kehti hai ki maine usko maara"),
]


@pytest.mark.parametrize(("done", "suffered", "accused"), OWN_DEED)
def test_the_writers_own_deed_is_told_from_what_is_done_to_them_or_said_of_them(
    screen: Screen, done: str, suffered: str, accused: str
) -> None:
    own = {finding.signal: (finding.tier, finding.who) for finding in screen.assess(done).findings}
    assert own == {Signal.COERCING_PARTNER: (Tier.ACUTE, Who.SELF)}
    theirs = {finding.signal: finding.who for finding in screen.assess(suffered).findings}
    assert theirs == {Signal.PARTNER_VIOLENCE: Who.SELF}
    assert screen.assess(accused).tier is not Tier.ACUTE


@pytest.mark.parametrize(
    "text",
    ["mi novio del insti me pega", "mon copain du lycée me frappe", "mein Freund aus meiner Schule schlägt mich",
     "meu namorado da escola me bate", "il mio ragazzo della scuola mi picchia", "mijn vriendje van school slaat me",
     "mój chłopak ze szkoły mnie bije", "мой парень из школы меня бьёт", "حبيبي من المدرسة يضربني",
     "mera school wala boyfriend mujhe maarta hai"],
)  # fmt: skip
def test_somebody_at_school_who_is_hit_is_heard_as_a_minor_too(screen: Screen, text: str) -> None:
    assert {Signal.PARTNER_VIOLENCE, Signal.MINOR} == {finding.signal for finding in screen.assess(text).findings}


@pytest.mark.parametrize(
    ("over", "still"),
    [
        ("hace 8 años un ex me pegaba, lo dejé, fui a terapia", "hace 8 años que me pega"),
        ("mon ex était violent mais c'est fini depuis 5 ans", "il y a 8 ans que mon mari me frappe"),
        ("mn vorige man sloeg me maar dat is 12 jaar geleden en helemaal verwerkt", "mijn man slaat me al 12 jaar"),
        ("vor 8 Jahren hat mich mein Ex geschlagen", "vor 3 Jahren geheiratet und seitdem hat er mich geschlagen"),
        ("hace 5 años mi ex me pegaba", "hace 5 años me pegaba mi ex y anoche mi marido me pegó"),
    ],
)
def test_blows_of_years_ago_are_a_concern_and_those_that_go_on_are_urgent(
    screen: Screen, over: str, still: str
) -> None:
    assert screen.assess(over).tier is Tier.CONCERN
    assert screen.assess(still).tier is Tier.ACUTE


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mi mujer me va a matar si se entera q otra vez me deje los platos jaja", None),
        ("mi marido me va a matar si lo dejo", Signal.PARTNER_VIOLENCE),
        ("ma femme va me tuer si j'oublie encore le pain mdr", None),
        ("mon mari va me tuer si je pars", Signal.PARTNER_VIOLENCE),
        ("mijn vrouw vermoordt me als ik de melk vergeet haha", None),
        ("mijn man vermoordt me als ik wegga", Signal.PARTNER_VIOLENCE),
        ("mia moglie mi ammazza se dimentico di nuovo il pane", None),
        ("mio marito mi ammazza se lo lascio", Signal.PARTNER_VIOLENCE),
        ("minha mulher vai me matar se eu esquecer o pão kkk", None),
        ("meu marido vai me matar se eu for embora", Signal.PARTNER_VIOLENCE),
        ("meine Frau bringt mich um, wenn sie sieht, dass ich die Milch vergessen hab", None),
        ("mein Mann bringt mich um, wenn ich gehe", Signal.PARTNER_VIOLENCE),
    ],
)
def test_a_threat_over_the_dishes_is_told_from_one_over_leaving(
    screen: Screen, said: str, meant: Signal | None
) -> None:
    assert screen.assess(said).signal is meant


def test_a_wish_to_die_told_of_somebody_close_is_theirs(screen: Screen) -> None:
    for text in ("ma soeur arrete pas de dire quelle veut mourir…", "meu irmao disse q vai se jogar da ponte",
                 "kız kardeşim ölmek istiyor", "mi hermana dice q se quiere tirar del balcon"):  # fmt: skip
        assert (screen.assess(text).signal, screen.assess(text).who) == (Signal.SUICIDE_SELF_HARM, Who.OTHER)


def test_what_the_writer_forced_is_not_somebody_elses_danger(screen: Screen) -> None:
    found = screen.assess("заставил жену переспать со мной хотя она плакала")
    assert {each.signal for each in found.findings} == {Signal.COERCING_PARTNER}
