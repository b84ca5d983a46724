//! Every form of a question, by example.

use super::*;
use Kind::*;

fn of(text: &str) -> Kind {
    let spoken = Spoken::new(text);
    let from = lead_in(&spoken);
    let whether = from > 0 && ["whether", "if"].contains(&spoken.word(from - 1));
    kind(&spoken, from, whether)
}

#[test]
fn every_form_is_known() {
    let table = [
        ("Do you encrypt backups?", Whether),
        ("Is there a firewall in front of the service?", Whether),
        ("Has the product been audited?", Whether),
        ("Can end users turn on MFA?", Whether),
        ("u guys have soc2?", Whether),
        ("any subprocessors?", Whether),
        ("Please state whether logs are kept", Whether),
        ("Confirm if laptops are encrypted", Whether),
        ("When a contract ends, is customer data deleted?", Whether),
        ("Reviewed at least once a year?", Whether),
        ("Critical flaws: fixed within ten days?", Whether),
        ("By what means are tokens protected?", How),
        ("How do you separate tenants?", How),
        ("What is your approach to patching?", How),
        ("What happens to data after termination?", How),
        ("How often are restores tested?", HowOften),
        ("At what frequency do you scan?", HowOften),
        ("State the interval of access reviews", HowOften),
        ("How long are logs kept?", HowLong),
        ("What is the retention period of backups?", HowLong),
        ("After how many days do passwords expire?", HowLong),
        ("Please state the period for which logs are retained.", HowLong),
        ("How quickly are critical flaws fixed?", HowFast),
        ("Within how many hours will we hear of a breach?", HowFast),
        ("How long does a restore take?", HowFast),
        ("What is your RTO?", HowFast),
        ("In what time do you answer?", HowFast),
        ("How many employees do you have?", HowMany),
        ("When was the last penetration test?", When),
        ("When does deleted data leave the backups?", HowFast),
        ("How much notice do you give?", HowLong),
        ("On what date does the certificate expire?", When),
        ("Provide the date of the last test", When),
        ("Where is customer data stored?", Where),
        ("In which countries do you process data?", Where),
        ("Which AWS region is used?", Where),
        ("Specify the locations of your datacenters", Where),
        ("Who hosts the service?", Who),
        ("By whom is the service run?", Who),
        ("Which staff can read tickets?", Who),
        ("Which cipher protects stored data?", Which),
        ("What tools scan the code?", Which),
        ("Name the cloud provider", Which),
        ("List all subprocessors", List),
        ("Please provide a list of data elements", List),
        ("Please provide a current list of certificates", List),
        ("Identify all third parties", List),
        ("Describe your backup strategy.", Describe),
        ("Please explain in detail how keys are managed", Describe),
        ("Could you describe how tenants are isolated?", Describe),
        ("Give a brief overview of the architecture", Describe),
        ("Data residency", Label),
        ("Use of external systems", Label),
        ("List of components is reviewed", Agree),
        ("Hosting provider / region", Label),
        ("Exact region code of the backend?", Label),
        ("MFA for administrators", Label),
        ("Access to production is reviewed quarterly.", Agree),
        ("The supplier must encrypt all media", Agree),
        ("Verify that sessions expire after logout.", Agree),
        ("Limit access to audit logs to few people", Agree),
        ("Please attach your security policy.", Document),
        ("Can you share the latest SOC 2 report?", Document),
        ("May we see a summary?", Document),
        ("Please provide a copy of your insurance certificate", Document),
        ("Will you notify us of a breach within a day?", Promise),
        ("Do you agree to annual audits?", Promise),
        ("Please confirm that no data leaves the EU", Promise),
        ("Are you willing to sign our DPA?", Promise),
        ("Will customers be notified of changes?", Promise),
        ("The vendor shall delete all data", Promise),
        ("Will our data stay in Europe?", Whether),
        ("Legal entity name", Company),
        ("What is your company website?", Company),
        ("Contact e-mail", Company),
        ("Number of employees", Company),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter(|(text, kind)| of(text) != *kind)
        .map(|(text, kind)| format!("{text}: {:?}, not {kind:?}", of(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
