use std::fs;
use std::path::Path;

use dubao::io::OpenErrorKind;

use crate::open_paths;

fn write(folder: &Path, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "全市粮食丰收。").unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let opened = open_paths([folder]).into_iter();
    opened.map(|document| document.unwrap().source).collect()
}

#[test]
fn page_2_comes_before_page_10() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "page10.txt",
        "page2.txt",
        "page1.txt",
        "b/2.txt",
        "b/10.txt",
        "b/c/1.md",
    ] {
        write(folder.path(), name);
    }
    assert_eq!(
        names(folder.path()),
        [
            "b/2.txt",
            "b/10.txt",
            "b/c/1.md",
            "page1.txt",
            "page2.txt",
            "page10.txt"
        ]
    );
}

#[test]
fn hidden_files_and_other_endings_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "a.txt",
        "B.TXT",
        "c.md",
        ".hidden.txt",
        ".git/x.txt",
        "d.pdf",
        "Makefile",
        "e.rs",
    ] {
        write(folder.path(), name);
    }
    // What version control leaves alone is read all the same.
    fs::write(folder.path().join(".gitignore"), "a.txt").unwrap();
    assert_eq!(names(folder.path()), ["a.txt", "B.TXT", "c.md"]);
}

#[test]
fn a_folder_with_nothing_in_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "sub/picture.png");
    let opened = open_paths([folder.path()]);
    assert_eq!(opened.len(), 1);
    assert!(matches!(
        opened[0].as_ref().unwrap_err().kind,
        OpenErrorKind::NothingInFolder
    ));
}

#[test]
fn one_bad_file_does_not_spoil_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "1.txt");
    fs::write(folder.path().join("2.txt"), b"%PDF-1.4").unwrap();
    write(folder.path(), "3.txt");
    let opened: Vec<_> = open_paths([folder.path()])
        .iter()
        .map(Result::is_ok)
        .collect();
    assert_eq!(opened, [true, false, true]);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_in_circles_do_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/1.txt");
        symlink(folder.path(), folder.path().join("a/up")).unwrap();
        symlink(folder.path().join("a/self"), folder.path().join("a/self")).unwrap();
        symlink(folder.path().join("gone"), folder.path().join("dangling")).unwrap();
        assert_eq!(names(folder.path()), ["a/1.txt"]);
    }

    #[test]
    fn links_are_followed() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(elsewhere.path(), "1.txt");
        symlink(elsewhere.path(), folder.path().join("linked")).unwrap();
        symlink(elsewhere.path().join("1.txt"), folder.path().join("z.txt")).unwrap();
        assert_eq!(names(folder.path()), ["linked/1.txt", "z.txt"]);
    }

    /// Each folder holds two links to the next: entered every time, a thousand million files.
    #[test]
    fn links_that_fan_out_are_entered_once() {
        let folder = tempfile::tempdir().unwrap();
        let level = |n: u32| folder.path().join(format!("level{n}"));
        for n in 0..30 {
            fs::create_dir(level(n)).unwrap();
            symlink(level(n + 1), level(n).join("left")).unwrap();
            symlink(level(n + 1), level(n).join("right")).unwrap();
        }
        write(&level(30), "1.txt");
        assert_eq!(names(folder.path()).len(), 1);
    }

    #[test]
    fn a_folder_without_permission_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "shut/1.txt");
        let shut = folder.path().join("shut");
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
        // Root may read everything: then there is nothing to see here.
        if fs::read_dir(&shut).is_err() {
            let opened = open_paths([folder.path()]);
            let error = opened[0].as_ref().unwrap_err();
            assert!(matches!(error.kind, OpenErrorKind::Denied), "{error}");
            assert!(error.source_name.ends_with("shut"));
        }
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
