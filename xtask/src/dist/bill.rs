//! The bill of materials: every crate that the program is made of, in CycloneDX's JSON.

use super::{Product, Release, licences, tools, write};
use crate::root;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A crate that is part of the program.
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// As SPDX writes it, where it says one.
    pub licence: Option<String>,
    /// Where its sources lie on this machine.
    pub folder: std::path::PathBuf,
    /// Whether it comes from the registry, and not from this workspace.
    pub is_from_elsewhere: bool,
    /// What Cargo.lock says that its archive sums to.
    pub sum: Option<String>,
    /// The crates that it uses, by reference.
    pub uses: Vec<String>,
}

impl Part {
    /// How a bill refers to it.
    pub fn reference(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }
}

/// `lakatos-VERSION-TARGET.cdx.json`, and beside it the licences of others.
pub fn make(release: &Release) -> Product {
    let parts = parts(&release.target)?;
    let name = format!("lakatos-{}-{}", release.version, release.target);
    let mut text = serde_json::to_string_pretty(&bill(release, &parts)).map_err(|error| error.to_string())?;
    text.push('\n');
    write(&release.file(&format!("{name}.cdx.json")), text.as_bytes())?;
    write(&release.file(licences::NAME), licences::text(&release.target)?.as_bytes())?;
    Ok(())
}

fn bill(release: &Release, parts: &[Part]) -> Value {
    let (own, others): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.name == "lakatos");
    let dependencies: Vec<Value> =
        parts.iter().map(|part| json!({ "ref": part.reference(), "dependsOn": part.uses })).collect();
    // Neither a serial number nor a time: the same release has the same bill.
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": own.first().map(|part| component(part, "application")),
            "properties": [{ "name": "lakatos:target", "value": release.target }],
        },
        "components": others.into_iter().map(|part| component(part, "library")).collect::<Vec<Value>>(),
        "dependencies": dependencies,
    })
}

fn component(part: &Part, kind: &str) -> Value {
    let mut component = json!({
        "type": kind,
        "bom-ref": part.reference(),
        "name": part.name,
        "version": part.version,
        "purl": part.reference(),
    });
    if let Some(licence) = &part.licence {
        component["licenses"] = json!([{ "expression": licence }]);
    }
    if let Some(sum) = &part.sum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// The program and all crates that are linked into it on a platform, in order: what only tests and builds use is none.
pub fn parts(target: &str) -> Result<Vec<Part>, String> {
    let text = tools::printed(tools::cargo().args([
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        target,
    ]))?;
    let all: Value = serde_json::from_slice(&text).map_err(|error| format!("`cargo metadata`: {error}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&all["packages"]).into_iter().map(|package| (word(&package["id"]), package)).collect();
    let uses: BTreeMap<String, Vec<String>> =
        list(&all["resolve"]["nodes"]).iter().map(|node| (word(&node["id"]), linked(node))).collect();
    let first = packages.iter().find(|(_, package)| package["name"] == "lakatos").map(|(id, _)| id.clone());
    let mut left: Vec<String> = vec![first.ok_or("`cargo metadata` knows no `lakatos`")?];
    let mut reached: BTreeSet<String> = BTreeSet::new();
    while let Some(id) = left.pop() {
        if reached.insert(id.clone()) {
            left.extend(uses.get(&id).cloned().unwrap_or_default());
        }
    }
    let sums = sums()?;
    let mut parts: Vec<Part> = reached
        .iter()
        .filter_map(|id| packages.get(id).map(|package| (id, package)))
        .map(|(id, package)| {
            let (name, version) = (word(&package["name"]), word(&package["version"]));
            let manifest = std::path::PathBuf::from(word(&package["manifest_path"]));
            let reference = |id: &String| {
                packages.get(id).map(|used| format!("pkg:cargo/{}@{}", word(&used["name"]), word(&used["version"])))
            };
            let mut used: Vec<String> = uses.get(id).into_iter().flatten().filter_map(reference).collect();
            used.sort();
            used.dedup();
            Part {
                sum: sums.get(&(name.clone(), version.clone())).cloned(),
                // Before SPDX's `OR`, crates wrote a stroke.
                licence: package["license"].as_str().map(|licence| licence.replace('/', " OR ")),
                folder: manifest.parent().map(std::path::Path::to_owned).unwrap_or_default(),
                is_from_elsewhere: !package["source"].is_null(),
                uses: used,
                name,
                version,
            }
        })
        .collect();
    parts.sort_by_key(Part::reference);
    Ok(parts)
}

/// What a crate is linked with.
fn linked(node: &Value) -> Vec<String> {
    let is_linked = |dependency: &&Value| {
        dependency["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"].is_null())
    };
    let all = node["deps"].as_array().into_iter().flatten();
    all.filter(is_linked).filter_map(|dependency| dependency["pkg"].as_str().map(str::to_owned)).collect()
}

/// The sums of Cargo.lock, by name and version.
fn sums() -> Result<BTreeMap<(String, String), String>, String> {
    let text = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let lock: toml::Table = toml::from_str(&text).map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let word = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    Ok(packages
        .filter_map(|package| Some(((word(package, "name")?, word(package, "version")?), word(package, "checksum")?)))
        .collect())
}
