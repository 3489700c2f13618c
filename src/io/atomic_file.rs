use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that appears whole, under its name, when it is committed, and not at all when it is not:
/// it is written beside its place and then renamed. A link stays a link, an existing file keeps its
/// mode. What is no plain file, such as `/dev/null` or a named pipe, is written to as it is.
pub struct AtomicFile(Target);

enum Target {
    Beside {
        file: BufWriter<NamedTempFile>,
        place: PathBuf,
    },
    InPlace(BufWriter<File>),
}

impl AtomicFile {
    /// Begins the file that is to stand at `path`.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn create(path: &Path) -> io::Result<Self> {
        let found = fs::metadata(path).ok();
        if found.as_ref().is_some_and(|found| !found.is_file()) {
            let file = File::options().write(true).open(path)?;
            return Ok(Self(Target::InPlace(BufWriter::new(file))));
        }
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = match place.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".dubao-");
        if let Some(found) = found {
            builder.permissions(found.permissions());
        } else {
            as_any_new_file(&mut builder);
        }
        let file = BufWriter::new(builder.tempfile_in(folder)?);
        Ok(Self(Target::Beside { file, place }))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When the rest cannot be written, or the file not be renamed.
    pub fn commit(self) -> io::Result<()> {
        match self.0 {
            Target::Beside { file, place } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.as_file().sync_all()?;
                file.persist(place)?;
                Ok(())
            }
            Target::InPlace(mut file) => file.flush(),
        }
    }
}

/// Temporary files are their owner's alone; this one is to be like any other new file, as far as
/// the person's umask lets it.
fn as_any_new_file(builder: &mut tempfile::Builder<'_, '_>) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = builder;
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Target::Beside { file, .. } => file.write(bytes),
            Target::InPlace(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Target::Beside { file, .. } => file.flush(),
            Target::InPlace(file) => file.flush(),
        }
    }
}
