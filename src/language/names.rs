//! Names of the field: standards, protocols, companies, tools. Each stands only for itself.

/// Sorted.
const NAMES: [&str; 120] = [
"aes","alibaba","amazon","anthropic","argon2","atlassian","auth0","aws","azure","bcrypt","bitbucket","bitlocker","bugcrowd","burp","caiq","ccpa","cis","cloudflare","cobit","crowdstrike","csa","cvss","datadog","defender","dependabot","digitalocean","docker","dss","duo","ebios","edr","eidas","fastly","fedramp","ferpa","fido","fido2","filevault","fips","fisma","gcp","gdpr","github","gitlab","glba","gmail","google","grafana","hackerone","heroku","hetzner","hipaa","hitrust","hmac","hsm","iec","intune","iso","itar","itil","jamf","jira","kms","kubernetes","ldap","lgpd","linode","microsoft","mongodb","mysql","nessus","nis2","nist","oauth","oidc","okta","openai","oracle","ovh","owasp","pci","pgp","pipeda","postgresql","qualys","redis","rsa","s3","saml","sans","sast","scim","sentry","sftp","sha","siem","sig","slack","snyk","soc","sonarqube","sox","splunk","ssh","stig","tisax","totp","trivy","twilio","ubuntu","vanta","vault","veracode","vmware","webauthn","wiz","yubikey","zap","zendesk","zoom",
];

/// Whether a word in the spelling of [`super::words`] is such a name.
pub(super) fn is_known_name(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(NAMES.is_sorted());
        assert!(is_known_name("soc") && !is_known_name("security"));
    }
}
