//! Turns the catalogue's TOML into JSON, which loads several times faster at every start of the program.
//!
//! A broken catalogue fails the build; what it means is checked by the tests of `knowledge::catalogue`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value};

fn main() {
    let folder = Path::new("knowledge/catalog");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut catalogue = Map::new();
    for name in ["values", "concepts", "domains"] {
        catalogue.extend(read(&folder.join(format!("{name}.toml"))));
    }
    let mut topics = Vec::new();
    for path in toml_files(&folder.join("topics")) {
        match read(&path).remove("topic") {
            Some(Value::Array(found)) => topics.extend(found),
            _ => panic!("{} holds no [[topic]]", path.display()),
        }
    }
    catalogue.insert("topic".into(), Value::Array(topics));
    write(&out.join("catalogue.json"), &Value::Object(catalogue));
    for edition in ["4.0", "4.1"] {
        let file = read(&folder.join(format!("caiq-{edition}.toml")));
        write(&out.join(format!("caiq-{edition}.json")), &Value::Object(file));
    }
}

fn read(path: &Path) -> Map<String, Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, value: &Value) {
    fs::write(path, value.to_string()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    paths
}
