//! Files in, files out: nothing half-written, the input never touched.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::exit;
use super::stop::Stop;
use crate::workbook::{self, Workbook};

/// Reads a file that the person named.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(Stop::new(
            exit::FAILED,
            format!("{} is a directory", path.display()),
            "name one file, for example `vendor.xlsx`",
        )
        .into());
    }
    fs::read(path).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_string(),
            io::ErrorKind::PermissionDenied => "you may not read it".to_string(),
            _ => error.to_string(),
        };
        Stop::new(exit::FAILED, format!("cannot read {}: {why}", path.display()), "check the path and try again").into()
    })
}

/// Reads a workbook, with its bytes.
pub(crate) fn read_workbook(path: &Path) -> anyhow::Result<(Vec<u8>, Workbook)> {
    let bytes = read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let workbook = workbook::read(&bytes, &name)
        .map_err(|error| Stop::bare(exit::FAILED, format!("{}: {error}", path.display())))?;
    Ok((bytes, workbook))
}

/// Returns `NAME.WORD.EXT` beside the file.
pub(crate) fn beside(path: &Path, word: &str, extension: Option<&str>) -> PathBuf {
    let mut name = OsString::from(path.file_stem().unwrap_or_default());
    name.push(".");
    name.push(word);
    if let Some(extension) = extension.map(OsString::from).or_else(|| path.extension().map(OsString::from)) {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Fails early on an output that could not be written at the end: it exists, is the input, or its folder is missing.
pub(crate) fn check_output(output: &Path, input: &Path, force: bool) -> anyhow::Result<()> {
    let shown = output.display();
    if output.is_dir() {
        return Err(Stop::new(
            exit::FAILED,
            format!("the output {shown} is a directory"),
            "name a file with `--output`",
        )
        .into());
    }
    let folder = folder_of(output);
    if !folder.is_dir() {
        return Err(Stop::new(
            exit::FAILED,
            format!("cannot write {shown}: there is no folder {}", folder.display()),
            "make the folder, or choose another with `--output`",
        )
        .into());
    }
    let same = match (fs::canonicalize(output), fs::canonicalize(input)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    };
    if same {
        return Err(Stop::new(
            exit::FAILED,
            format!("{shown} is the input, which is never written"),
            "choose another file with `--output`",
        )
        .into());
    }
    if output.exists() && !force {
        return Err(Stop::new(
            exit::FAILED,
            format!("{shown} already exists"),
            "add `--force` to replace it, or choose another file",
        )
        .into());
    }
    Ok(())
}

/// Writes files beside their final places and renames them, so that a crash leaves the old ones or none.
///
/// All are written before the first is renamed. The first, which cannot be made again from the others, is also
/// flushed to the disk.
pub(crate) fn write(files: &[(&Path, &[u8])]) -> anyhow::Result<()> {
    let failed = |path: &Path, error: io::Error| {
        Stop::new(
            exit::FAILED,
            format!("cannot write {}: {error}", path.display()),
            "check the folder's permissions and free space",
        )
    };
    let prepare = |path: &Path, bytes: &[u8], flush: bool| -> io::Result<NamedTempFile> {
        let mut file = tempfile::Builder::new().prefix(".qanswer-").tempfile_in(folder_of(path))?;
        file.write_all(bytes)?;
        if flush {
            file.as_file().sync_all()?;
        }
        make_readable(file.as_file())?;
        Ok(file)
    };
    let mut ready = Vec::with_capacity(files.len());
    for (number, (path, bytes)) in files.iter().enumerate() {
        ready.push((path, prepare(path, bytes, number == 0).map_err(|error| failed(path, error))?));
    }
    for (path, file) in ready {
        file.persist(path).map_err(|error| failed(path, error.error))?;
    }
    Ok(())
}

/// A temporary file is private to its owner; what we hand over has the permissions of any new file.
#[cfg(unix)]
fn make_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
