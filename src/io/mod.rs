//! Files, encodings and formats: what comes in and what goes out, and the worker between them.

pub(crate) mod fault;
pub mod worker;
#[derive(Clone, Debug)]
pub struct Request { pub inputs: Vec<std::path::PathBuf> }
pub struct OpenError { pub source_name: String, pub kind: std::io::Error }
pub fn open(r: &Request) -> impl Iterator<Item = Result<crate::article::Document, OpenError>> {
    let mut inputs = r.inputs.clone();
    if inputs.is_empty() { let mut v: Vec<_> = std::fs::read_dir("assets/edition").into_iter().flatten().flatten().map(|e| e.path()).collect(); v.sort(); inputs = v; }
    inputs.into_iter().map(|p| { let t = if p.as_os_str() == "-" { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(&p) }; t.map(|t| crate::article::rebuild(&p.to_string_lossy(), &t)).map_err(|kind| OpenError { source_name: p.to_string_lossy().into_owned(), kind }) })
}
