//! Names, firms and positions to draw from. A list. What somebody does is drawn apart from what they are called.

use super::chance::Chance;

type Pool = (&'static [&'static str], &'static [&'static str]);

/// Given and family names that may stand together.
const POOLS: &[Pool] = &[
    (
        &["Ada", "Gwen", "Rhys", "Morwenna", "Alistair", "Elspeth"],
        &[
            "Trelawney",
            "Maddocks",
            "Ferrier",
            "Ashby-Cole",
            "Penrose",
            "Lockyer",
        ],
    ),
    (
        &["Amadou", "Aminata", "Seydou", "Mariam", "Ibrahima"],
        &["Traoré", "Keïta", "Coulibaly", "Diabaté", "Sanogo"],
    ),
    (
        &["Anneliese", "Veit", "Jörg", "Ulrike", "Korbinian"],
        &[
            "Tannhäuser",
            "Größl",
            "Weißenböck",
            "Oberleitner",
            "Krumbiegel",
        ],
    ),
    (
        &["Ayşe", "Çağla", "Emre", "Gökhan", "Şirin"],
        &["Öztürkoğlu", "Akbıyık", "Tunçel", "Yücesan", "Işıldak"],
    ),
    (
        &["Babajide", "Títílayọ̀", "Ọláìtán", "Yewande", "Kẹ́hìndé"],
        &["Ògúnlẹ́yẹ", "Adékọ́yà", "Ṣówándé", "Bánkọ́lé", "Akínfẹnwá"],
    ),
    (
        &["Bjarki", "Sólveig", "Ásdís", "Þórður", "Hrafn"],
        &[
            "Ketilsson",
            "Bjarnadóttir",
            "Órason",
            "Mýrdal",
            "Haraldsdóttir",
        ],
    ),
    (
        &["Catarina", "Gonçalo", "Inês", "Simão", "Conceição"],
        &[
            "Vasconcelos",
            "Magalhães",
            "Brandão",
            "Falcão",
            "Teixeira-Lobo",
        ],
    ),
    (
        &["Дарина", "Остап", "Соломія", "Тарас", "Юлія"],
        &["Коваленко", "Дорошенко", "Мельничук", "Підгірна", "Савчук"],
    ),
    (
        &["Đức", "Hạnh", "Quỳnh", "Tuấn", "Ngọc Lan"],
        &["Phạm", "Trần", "Lê", "Đoàn", "Bùi"],
    ),
    (
        &["Eilidh", "Niamh", "Oisín", "Tadhg", "Sorcha"],
        &[
            "Ó Murchadha",
            "Mac Giolla",
            "Uí Cheallaigh",
            "Gallagher",
            "Breathnach",
        ],
    ),
    (
        &["Ελένη", "Νίκος", "Ζωή", "Στέλιος", "Δάφνη"],
        &["Παππάς", "Καραγιάννη", "Μαυρίδης", "Ψαρρά", "Βλάχος"],
    ),
    (
        &["Farah", "Karim", "Salma", "Tarek", "Yasmine"],
        &["Bouzid", "Mansouri", "El Amrani", "Khelifi", "Zeroual"],
    ),
    (
        &["György", "Ágnes", "Zsófia", "Levente", "Tünde"],
        &["Hollósy", "Szűcs", "Vörösmarty", "Kőszegi", "Balogh"],
    ),
    (
        &["Hana", "Josef", "Květa", "Řehoř", "Žofie"],
        &["Dvořáčková", "Šimůnek", "Hájková", "Němeček", "Vlčková"],
    ),
    (
        &["陽菜", "健太", "さくら", "大輔", "美咲"],
        &["小野寺", "渡部", "三浦", "久保田", "森下"],
    ),
    (
        &["嘉欣", "浩然", "雨桐", "志强", "思颖"],
        &["林", "陈", "欧阳", "谢", "黄"],
    ),
    (
        &["지우", "서연", "민준", "하은", "도현"],
        &["박", "최", "남궁", "윤", "정"],
    ),
    (
        &["अनन्या", "विक्रम", "मीरा", "रोहन", "काव्या"],
        &["कुलकर्णी", "मेहता", "चौधरी", "नायर", "त्रिवेदी"],
    ),
    (
        &["מאיה", "איתן", "תמר", "יונתן", "הדס"],
        &["שפירא", "אלון", "מזרחי", "גולן", "פרידמן"],
    ),
    (
        &["هدى", "يوسف", "ريم", "سامي", "نور"],
        &["الحداد", "قباني", "الزين", "مراد", "الشامي"],
    ),
    (
        &["Ilze", "Jānis", "Rūta", "Mindaugas", "Kärt"],
        &["Ozoliņa", "Bērziņš", "Žemaitis", "Šimkutė", "Põldmäe"],
    ),
    (
        &["Jelena", "Miloš", "Vesna", "Đorđe", "Katarina"],
        &["Stojković", "Đukić", "Perović", "Žunić", "Radovanović"],
    ),
    (
        &["Kalani", "Sione", "Mere", "Tāne", "Leilani"],
        &["Kealoha", "Fifita", "Ngata", "Parata", "Taufa"],
    ),
    (
        &["Lerato", "Sibusiso", "Nomvula", "Themba", "Zanele"],
        &["Dlamini", "Mokoena", "Ngcobo", "Radebe", "Sithole"],
    ),
    (
        &["Xiadani", "Ximena", "Joaquín", "Nahuel", "Rocío"],
        &["Quilaqueo", "Ibáñez", "Cienfuegos", "Peñaloza", "Tupac"],
    ),
    (
        &["Łucja", "Grzegorz", "Bożena", "Kacper", "Jadwiga"],
        &[
            "Wiśniowiecka",
            "Błaszczyk",
            "Kołodziej",
            "Świątek",
            "Dąbrowska",
        ],
    ),
    (
        &["Agus", "Siti", "Putri", "Bayu", "Dewi"],
        &["Wicaksono", "Lestari", "Harahap", "Simatupang", "Pranata"],
    ),
    (
        &["Noor", "Joris", "Femke", "Siebe", "Liesbeth"],
        &[
            "van Hemert",
            "Dijkgraaf",
            "De Smedt",
            "ter Horst",
            "Vandevelde",
        ],
    ),
    (
        &["Selam", "Dawit", "Hirut", "Abebe", "Mekdes"],
        &["Tessema", "Bekele", "Wolde", "Gebreyes", "Alemu"],
    ),
    (
        &["Aarne", "Päivi", "Väinö", "Kyllikki", "Åsa"],
        &[
            "Hämäläinen",
            "Kärkkäinen",
            "Söderqvist",
            "Myllylä",
            "Järvenpää",
        ],
    ),
];

/// Firms. None of them exists.
pub(crate) const FIRMS: &[&str] = &[
    "Bellwether Maps",
    "Brackwater & Pell",
    "Copper Lantern Studio",
    "Corvid & Quill",
    "Fernspindle",
    "Halfmoon Atlas",
    "Juniper Ledger",
    "Kestelmoor Verlag",
    "Lumen Orchard",
    "Marrow & Thyme",
    "Ninefold Print",
    "Novemtide Press",
    "Pomegranate Post",
    "Quietwater Radio",
    "Saltgrass Events",
    "Tansy Translations",
    "Tidewright",
    "Windle People",
    "Wrenfield Paper",
    "Guild of Map Sellers",
    "League of Small Museums",
    "Society of Clock Menders",
    "Union of Village Theatres",
    "Network of Lending Gardens",
];

/// Positions.
pub(crate) const POSITIONS: &[&str] = &[
    "Account manager",
    "Archivist",
    "Art director",
    "Bookseller",
    "Campaign planner",
    "Copy editor",
    "Data steward",
    "Editor",
    "Event manager",
    "Foundation officer",
    "Illustrator",
    "Journalist",
    "Librarian",
    "Managing director",
    "Membership manager",
    "Office manager",
    "Photographer",
    "Press officer",
    "Print buyer",
    "Producer",
    "Programme lead",
    "Researcher",
    "Rights manager",
    "Teacher",
    "Translator",
    "Web developer",
];

/// Draws a given and a family name that may stand together.
pub(crate) fn draw(chance: &mut Chance) -> (&'static str, &'static str) {
    let (given, family) = chance.one_of(POOLS).unwrap_or((&[], &[]));
    (
        chance.one_of(given).unwrap_or_default(),
        chance.one_of(family).unwrap_or_default(),
    )
}
