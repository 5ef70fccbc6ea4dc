//! What titles of entries are made of besides names, in seven languages; all folded, apart by white space.

/// Whether a folded word stands in a list.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}

/// Words for meeting somebody. A name may follow at once: "Lunch Nadia Brandt".
pub(super) const MEETINGS: &str = "
    coffee lunch dinner breakfast brunch drinks drink beer beers call phone chat meeting meet catchup catch-up
    interview 1-1 1on1 1:1 one-on-one intro appointment walk talk videocall sync conversation visit kaffee
    mittagessen mittag abendessen fruhstuck fruehstueck bier treffen termin gesprach gespraech besprechung telefonat
    telefontermin anruf telefon tel kennenlernen spaziergang besuch jour-fixe dejeuner diner petit-dejeuner rdv
    rendez-vous reunion entretien appel rencontre verre point visio comida almuerzo cena desayuno cita llamada
    entrevista encuentro charla pranzo colazione riunione incontro chiamata telefonata colloquio appuntamento
    aperitivo almoco jantar reuniao encontro ligacao chamada conversa visita koffie ontbijt borrel vergadering
    afspraak overleg gesprek bellen belletje bijpraten kennismaking
";

/// Words for meeting somebody that also begin the names of places: a name may only follow behind a sign or "with".
pub(super) const MEETINGS_OR_PLACES: &str = "
    cafe caffe bar tea zoom teams skype facetime webex video
";

/// Words for "with".
pub(super) const WITH: &str = "
    with w/ mit avec con com met
";

/// Words for "and".
pub(super) const AND: &str = "
    and und et y e en & +
";

/// What the user calls themselves.
pub(super) const ME: &str = "
    me myself ich moi yo io eu ik
";

/// Words that may stand in small letters within a name.
pub(super) const WITHIN: &str = "
    de da do dos das del della di du des la le van von vom zu zum zur der den ten ter el al bin ibn bint af av y e i
    mac st
";

/// Titles before a name.
pub(super) const TITLES: &str = "
    dr prof professor mr mrs ms mx miss herr herrn frau mme mlle m sr sra senor senora sig dott dottssa ing mag dhr
    mevr mw don dona sir
";

/// Words by which an entry is about somebody and not with them: a birthday, a leave.
pub(super) const ABOUT: &str = "
    birthday bday anniversary vacation holiday holidays leave pto ooo sick off funeral geburtstag jubilaum urlaub
    krank abwesend beerdigung namenstag anniversaire conges conge vacances absent absence cumpleanos vacaciones
    aniversario compleanno ferie anniversario feriado ferias verjaardag vakantie afwezig verlof deadline reminder
    erinnerung rappel
";

/// Words that firms, houses, towns, days and undertakings have in their names and people don't.
pub(super) const NOBODY: &str = "
    team project projekt projet proyecto progetto projeto review planning planung kickoff kick-off weekly monthly
    daily quarterly sprint standup stand-up retro board vorstand committee group gruppe groupe grupo gruppo bank
    banque banco banca hotel restaurant ristorante restaurante gasthaus wirtshaus cafe bar bistro pub house haus
    street strasse gasse platz place square avenue road rue plaza piazza room raum salle sala zaal hall halle
    building office buro buero bureau oficina ufficio escritorio kantoor station bahnhof gare estacion stazione
    airport flughafen aeroport university universitat universite universidad universita universidade universiteit
    school schule ecole escuela scuola escola college institute institut instituto istituto hospital clinic klinik
    clinique clinica museum musee museo park messe fair expo conference konferenz conferencia summit workshop
    seminar webinar training schulung demo launch release budget strategy strategie sales marketing support hr it
    gmbh ag inc llc ltd plc corp kg sa sas sarl srl spa bv nv oy ab company partners partner customer client kunde
    kunden traders logistics services solutions systems consulting holding industries airlines insurance
    versicherung assurance bahn borse boerse new san los las saint sankt north south east west monday tuesday
    wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi
    mardi mercredi jeudi vendredi january february april june july august september october november december januar
    februar marz juni juli oktober dezember christmas weihnachten noel navidad natale natal kerst easter ostern year
    q1 q2 q3 q4 update status
";
