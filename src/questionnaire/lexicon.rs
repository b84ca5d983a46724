//! The words that head the columns of questionnaires, with how sure each is.
//!
//! These are words of the field, in the languages met so far; no form is known by name.

use super::Role;
use super::heading::{Aside, Field};

/// Sure, fair, a hint.
const SURE: f64 = 1.0;
const FAIR: f64 = 0.6;
const HINT: f64 = 0.3;

/// Phrases by what they announce, parted by bars. Singular and plural are the same, case does not matter.
pub(super) const PHRASES: &[(Field, f64, &str)] = &[
    (
        Field::Question,
        SURE,
        "question | question text | consensus assessment question | assessment question | control question | \
         pregunta | frage | domanda | vraag | security question | question description",
    ),
    (
        Field::Question,
        FAIR,
        "requirement | requirement text | requirement description | security requirement | req description | \
         verification requirement | control description | control text | control statement | checklist item | \
         test name | criteria | criterion | control requirement | assessment objective | statement | information \
         requested | requested information | item description | practice statement | practice description | \
         anforderung | requisito | exigence | security control | expectation | control objective | request | \
         inquiry | query text | questionnaire",
    ),
    (
        Field::Question,
        HINT,
        "control | description | item | topic | practice | name | title | subject | activity | task | check | \
         control name | information | field | measure | safeguard | detail required",
    ),
    (
        Field::Id,
        SURE,
        "id | ref | ref no | reference id | reference number | number | nr | question number | question no | \
         question id | ques num | q no | sr no | s no | sl no | item no | item number | control id | requirement \
         id | req id | control number | unique id | ref id | question ref | identifier | cid | test id | \
         requirement number | practice id | serial number | num | no | qid | control ref | control reference | \
         question reference | question code | item id",
    ),
    (Field::Id, HINT, "code | index | key"),
    (
        Field::Section,
        SURE,
        "section | category | domain | family | control family | area | main area | sub area | sub section | \
         topic area | control domain | domain title | theme | chapter | group | control group | pillar | question \
         category | subcategory | sub category | control title | process area | chapter name | section name | \
         business function | subject area | design area | categoría | bereich | kategorie | question group | \
         question section | security domain | sub domain | subdomain",
    ),
    (Field::Section, HINT, "function | stream | phase | domain name"),
    (
        Field::Guidance,
        SURE,
        "guidance | help | hint | help text | instruction | guidance note | example | example evidence | further \
         information | more info | more information | control specification | specification | implementation \
         guidance | additional guidance | reason for question | why we ask | discussion | supplemental guidance | \
         assessment guidance | tooltip | objective | purpose | training | quality criteria | what we are looking \
         for | example answer | sample answer | sample response | answer guidance | response guidance | evidence \
         guidance | evidence example | evidence required",
    ),
    (
        Field::Weight,
        SURE,
        "weight | weighting | severity | priority | criticality | level | risk | importance | risk rating | \
         mandatory",
    ),
    (
        Field::Write(Role::Answer),
        SURE,
        "answer | response | reply | yes no | y n | yes no na | y n na | caiq answer | vendor answer | vendor \
         response | supplier response | provider response | your answer | your response | company response | \
         consensus assessment answer | respuesta | antwort | réponse | risposta | assessment answer | answer text \
         | response text | selected answer | comply yes no | answer yes no",
    ),
    (
        Field::Write(Role::Answer),
        FAIR,
        "status | implementation status | compliance status | compliant | compliance | implemented | tested | \
         valid | met | in place | meet requirement | result | self assessment | pass fail | current state | \
         fulfilled | applicable | complies | comply | to be completed | conformance | test result | compliance \
         response | supported | available | requirement met | estado | erfüllt | conformity | assessment result | \
         current status | implementation state",
    ),
    (Field::Write(Role::Answer), HINT, "value | vendor | supplier | bidder | provider | input | selection | current"),
    (
        Field::Write(Role::Comment),
        SURE,
        "comment | note | how met | how implemented | how complied | remark | additional information | additional info | additional detail | explanation | \
         implementation description | implementation note | implementation detail | implementation statement | \
         interview note | vendor comment | supplier comment | supporting information | elaboration | narrative | \
         response detail | further detail | observacion | observación | observacione | comentario | bemerkung | \
         bemerkungen | kommentar | commentaire | anmerkung | response comment | answer detail | detail | \
         supporting comment | supplementary information | additional comment | additional note | answer comment | \
         please explain | explain | vendor note | supplier note | clarification | detailed response",
    ),
    (
        Field::Write(Role::Ownership),
        SURE,
        "ssrm control ownership | control ownership | ownership | shared responsibility | responsibility | \
         responsible party",
    ),
    (
        Field::Write(Role::CustomerPart),
        SURE,
        "csc responsibility | csc responsibilitie | customer responsibility | customer responsibilitie | consumer \
         responsibilitie | tenant responsibilitie | complementary user entity control | client responsibilitie",
    ),
    (
        Field::Write(Role::Evidence),
        SURE,
        "evidence | evidence link | supporting evidence | supporting document | supporting documentation | \
         attachment | artifact | artefact | document reference | evidence reference | proof | evidencia | \
         nachweis | preuve | policy reference | link to evidence | evidence location | supporting material | \
         evidence document",
    ),
    (Field::Write(Role::Evidence), HINT, "document | documentation | reference | reference document | code reference"),
    (
        Field::Write(Role::Justification),
        SURE,
        "justification | reason for no | reason for na | reason not applicable | na explanation | na \
         justification | if no why",
    ),
    (Field::Write(Role::Justification), HINT, "reason | rationale"),
    (
        Field::Write(Role::Plan),
        SURE,
        "remediation plan | action plan | planned action | mitigation plan | corrective action | poa m | poam | \
         plan of action | remediation | remediation action | improvement plan | planned remediation | mitigation \
         | compensating control",
    ),
    (Field::Write(Role::Plan), HINT, "plan | roadmap | action"),
    (
        Field::Write(Role::TargetDate),
        SURE,
        "target date | due date | planned date | poa m date | poam date | completion date | expected date | \
         remediation date | eta | target completion | implementation date | planned completion | estimated \
         completion date | deadline | timeline",
    ),
    (
        Field::Aside(Aside::Customer),
        SURE,
        "analyst note | analyst comment | reviewer note | reviewer comment | reviewer | customer note | internal \
         note | internal use | internal comment | buyer comment | evaluator comment | assessor note | assessor \
         comment | auditor note | auditor comment | audit note | institution note | client comment | customer \
         comment | follow up | evaluation | review status | reviewed by | reviewer status | approved | approval | \
         finding | recommendation | analyst | assigned to | owner | responsible person | assessor | follow up \
         inquiry | reviewer response | review comment | review note | customer response | auditor | client note | \
         internal review | analyst status | gap | last updated | date | assignee | review date",
    ),
    (
        Field::Aside(Aside::Scoring),
        SURE,
        "score | rating | point | max score | total | maturity | maturity level | compliant answer | correct \
         answer | expected answer | preferred answer | expected response | desired answer | ideal answer | model \
         answer | answer score | answer weight | answer value | response score | grade | preferred response | \
         desired response | maturity score | compliance score | weighted score | rating scale | acceptable answer \
         | acceptable response | high risk | risk score | non negotiable",
    ),
    (
        Field::Aside(Aside::Kind),
        SURE,
        "answer format | answer type | response type | response format | question type | question choice | answer \
         choice | answer option | response option | response required | field type | format | type | data type | \
         allowed value | valid value | option | choice | question format | required | parent | depends on | \
         answer required | status description | possible answer | available answer | answer key",
    ),
    (
        Field::Aside(Aside::Mapping),
        SURE,
        "mapping | crosswalk | guid | uuid | source | url | graph query | since | framework | standard | source \
         file | urn | iso reference | framework reference",
    ),
];
