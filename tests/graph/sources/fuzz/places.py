"""What may stand where a source looks for a file: a folder, a pipe, an archive that lies."""

import gzip
import os
import shutil
import zipfile

BOMB = 100 << 20


def copied(example, folder):
    """Copy an example and return its path."""
    folder.mkdir(parents=True)
    to = folder / example.name
    (shutil.copytree if example.is_dir() else shutil.copy2)(example, to)
    return to


def files_of(path):
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def a_folder_or_a_file_instead(example, folder):
    path = folder / example.name
    if example.is_dir():
        folder.mkdir()
        path.write_bytes(b"not a folder")
    else:
        path.mkdir(parents=True)
    return path


def an_empty_folder(example, folder):
    folder.mkdir()
    return folder


def folders_in_place_of_its_files(example, folder):
    path = copied(example, folder)
    for file in files_of(path):
        file.unlink()
        file.mkdir()
    return path


def a_pipe(example, folder):
    path = copied(example, folder)
    for file in files_of(path):
        file.unlink()
        os.mkfifo(file)
    return path


def a_device(example, folder):
    path = copied(example, folder)
    for file in files_of(path):
        file.unlink()
        file.symlink_to("/dev/zero")
    return path


def links_to_nowhere(example, folder):
    path = copied(example, folder)
    for file in files_of(path):
        file.unlink()
        file.symlink_to(file.name)
    return path


def unreadable(example, folder):
    path = copied(example, folder)
    for file in files_of(path):
        file.chmod(0)
    return path


def gzip_cut_off(example, folder):
    path = copied(example, folder)
    if path.is_dir():
        return path
    packed = gzip.compress(path.read_bytes())
    file = path.with_name(f"{path.name}.gz")
    file.write_bytes(packed[:-9])
    return file


def gzip_bomb(example, folder):
    path = copied(example, folder)
    if path.is_dir():
        return path
    file = path.with_name(f"{path.name}.gz")
    with gzip.open(file, "wb", 1) as out:
        out.write(path.read_bytes())
        for _ in range(BOMB >> 20):
            out.write(bytes(1 << 20))
    return file


def zipped(example, folder, *, prefix="", bomb=False):
    """Pack an example as the archive that it may have come in."""
    folder.mkdir()
    file = folder / f"{example.stem}.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, each in enumerate(files_of(example)):
            name = each.relative_to(example if example.is_dir() else example.parent).as_posix()
            filling = bytes(BOMB) if bomb and not number else b""
            archive.writestr(prefix + name, each.read_bytes() + filling)
    return file


def zip_bomb(example, folder):
    return zipped(example, folder, bomb=True)


def zip_that_leads_out(example, folder):
    return zipped(example, folder, prefix="../../")


def zip_cut_off(example, folder):
    file = zipped(example, folder)
    file.write_bytes(file.read_bytes()[:-30])
    return file


PLACES = (
    a_folder_or_a_file_instead,
    an_empty_folder,
    folders_in_place_of_its_files,
    a_pipe,
    a_device,
    links_to_nowhere,
    unreadable,
    gzip_cut_off,
    gzip_bomb,
    zip_bomb,
    zip_that_leads_out,
    zip_cut_off,
)
