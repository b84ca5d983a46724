//! What the example forms ask, in our own words.

/// What the answer cell of a question offers.
#[derive(Clone, Copy)]
pub(crate) enum Offer {
    /// Any text.
    Free,
    /// A list written into the validation itself.
    Inline(&'static [&'static str]),
    /// The range behind the name `Answers` on the hidden sheet.
    Named,
    /// A range on the hidden sheet, by its address.
    Range(&'static str),
}

/// Yes and No only.
const YES_NO: Offer = Offer::Inline(&["Yes", "No"]);
/// The usual four, from the hidden sheet.
const FOUR: Offer = Offer::Named;
/// How often.
const OFTEN: Offer = Offer::Range("=Lists!$C$2:$C$6");

/// Labels of the company page with the guidance beside them.
pub(crate) const FACTS: &[(&str, &str)] = &[
    ("Legal name of the company", "As registered"),
    ("Country", "Where the company is registered"),
    ("Head office", "City and country"),
    ("Website", ""),
    ("Number of employees", ""),
    ("Security contact (e-mail)", "For urgent matters"),
    ("Privacy contact (e-mail)", ""),
    ("Support contact (e-mail)", ""),
];

/// Questions of the company page, answered in free text.
pub(crate) const COMPANY: &[&str] = &[
    "What does your company do?",
    "Is your company insured against cyber risks?",
    "Have any legal proceedings been brought against your company in the last three years?",
    "Which certifications do you hold? Please state the standard.",
    "Do you have a SOC 2 Type 2 report?",
    "Please attach your organisation chart.",
];

/// A section of the security page: its title, and reference, question and offer of each row.
pub(crate) type Section = (&'static str, &'static [(&'static str, &'static str, Offer)]);

/// The security page.
pub(crate) const SECURITY: &[Section] = &[
    (
        "Hosting and data",
        &[
            ("1.1", "Which cloud provider hosts the service, and in which region?", Offer::Free),
            ("1.2", "Can we choose the region in which our data is kept?", YES_NO),
            ("1.3", "Is our data kept separate from that of your other customers?", FOUR),
            ("1.4", "List the kinds of data that the service stores about our users.", Offer::Free),
            ("1.5", "Do you engage subprocessors? If so, please name them.", FOUR),
            ("1.6", "How long before a new subprocessor starts will you tell us?", Offer::Free),
            ("1.7", "Does the service use artificial intelligence?", YES_NO),
            ("1.8", "Do you sell or share our data with others for their own purposes?", YES_NO),
            ("1.9", "Can we export our data, and in which formats?", FOUR),
            ("1.10", "What happens to our data when the contract ends, and after how many days?", Offer::Free),
            ("1.11", "Is a data processing agreement in place?", FOUR),
        ],
    ),
    (
        "Encryption",
        &[
            ("2.1", "Is customer data encrypted at rest?", FOUR),
            ("2.2", "Is data encrypted in transit? State the lowest TLS version.", FOUR),
            ("2.3", "Are backups encrypted?", FOUR),
            ("2.4", "How often are encryption keys rotated?", Offer::Free),
            ("2.5", "Can customers manage their own encryption keys?", YES_NO),
            ("2.6", "Do you use post-quantum algorithms?", YES_NO),
        ],
    ),
    (
        "Access",
        &[
            ("3.1", "Must your staff use multi-factor authentication?", FOUR),
            ("3.2", "Can our users sign in with a second factor?", FOUR),
            ("3.3", "Is single sign-on supported? Which standard?", FOUR),
            ("3.4", "Who of your staff can see our data?", Offer::Free),
            ("3.5", "How often are access rights reviewed?", OFTEN),
            ("3.6", "Is access withdrawn when an employee leaves?", FOUR),
            ("3.7", "Does the product have roles with different permissions?", FOUR),
            ("3.8", "Are accounts locked after repeated failed sign-ins?", FOUR),
        ],
    ),
    (
        "Operations",
        &[
            ("4.1", "How often do you take backups?", OFTEN),
            ("4.2", "For how long are backups kept?", Offer::Free),
            ("4.3", "Are restores from backup tested?", FOUR),
            ("4.4", "Recovery time objective (RTO)", Offer::Free),
            ("4.5", "Recovery point objective (RPO)", Offer::Free),
            ("4.6", "Are the actions of administrators logged?", FOUR),
            ("4.7", "How long are logs retained?", Offer::Free),
            ("4.8", "Do you run a security operations centre around the clock?", YES_NO),
            ("4.9", "Which uptime do you guarantee?", Offer::Free),
        ],
    ),
    (
        "Development and vulnerabilities",
        &[
            ("5.1", "Is every change reviewed by a second person before release?", FOUR),
            ("5.2", "Are third-party libraries scanned for known vulnerabilities?", FOUR),
            ("5.3", "Is customer data used in test environments?", YES_NO),
            ("5.4", "Within what time do you fix critical vulnerabilities?", Offer::Free),
            ("5.5", "Are penetration tests carried out by an independent party?", FOUR),
            ("5.6", "When was the last penetration test?", Offer::Free),
            ("5.7", "Where can we report a vulnerability?", Offer::Free),
            ("5.8", "Will you place your source code in escrow for us?", YES_NO),
        ],
    ),
    (
        "People and incidents",
        &[
            ("6.1", "Is there a security policy that management has approved?", FOUR),
            ("6.2", "How often are your policies reviewed?", OFTEN),
            ("6.3", "How often do employees receive security training?", OFTEN),
            ("6.4", "Are employees screened before they are hired?", YES_NO),
            ("6.5", "Do employees and contractors sign confidentiality agreements?", FOUR),
            ("6.6", "Are the disks of laptops encrypted?", FOUR),
            ("6.7", "Do you have a plan for responding to security incidents?", FOUR),
            ("6.8", "Within how many hours will you inform us of a data breach?", Offer::Free),
        ],
    ),
];

/// The reference of the row of the security page that somebody has answered already.
pub(crate) const ANSWERED: (&str, &str, &str) = ("6.5", "Yes", "Confirmed by our legal team in an e-mail.");

/// The rows of the CAIQ-shaped form, by id; the labels come from the catalogue.
pub(crate) const CAIQ_IDS: &[&str] = &[
    "A&A-02.1", "A&A-06.1", "AIS-05.1", "AIS-06.1", "BCR-04.1", "BCR-08.1", "BCR-08.2", "BCR-08.3", "BCR-09.1",
    "CCC-02.1", "CEK-03.1", "CEK-08.1", "CEK-12.1", "DCS-03.1", "DCS-07.1", "DSP-02.1", "DSP-05.1", "DSP-10.1",
    "DSP-13.1", "DSP-14.1", "DSP-15.1", "DSP-16.1", "DSP-19.1", "GRC-01.1", "HRS-01.1", "HRS-11.1", "IAM-05.1",
    "IAM-07.1", "IAM-08.1", "IAM-14.1", "IVS-06.1", "LOG-02.1", "LOG-06.1", "SEF-03.1", "SEF-07.1", "STA-08.1",
    "TVM-03.1", "TVM-06.1", "TVM-07.1", "UEM-08.1",
];

/// A portal's export as portals write it: quotes only where they must be, doubled quotes, a line break and a
/// comma inside a cell, a row that is a heading only, a short row, an answer already given, blanks around text.
pub(crate) const PORTAL: &[&str] = &[
    "id,category,question,response,comments",
    "Q-001,Company,What is the legal name of your company?,,",
    "Q-002,Company,\"Where is your head office (city, country)?\",,",
    "Q-003,Privacy,\"Are you a \"\"processor\"\" of our personal data?\",,",
    "Q-004,Privacy,\"Do you use subprocessors?\nIf yes, please list them.\",,",
    "Q-005,Privacy,How soon do you notify customers of a breach?,,",
    ",Technical measures,,,",
    "Q-006,Technical measures,Is stored data encrypted? Which algorithm is used?,,",
    "Q-007,Technical measures,  Is data encrypted in transit?  ,,",
    "Q-008,Technical measures,\"Backups: how often, and how long are they kept?\",,",
    "Q-009,Technical measures,Does the product support single sign-on?,Yes,Answered in our call.",
    "Q-010,Technical measures,Do your developers run static analysis (SAST)?",
    "Q-011,Technical measures,Is there a web application firewall?,,",
    "Q-012,Organisation,Do you train employees in security?,,",
    "Q-013,Organisation,Are references of new employees checked?,,",
    "Q-014,Organisation,Is there a clean desk policy?,,",
];
