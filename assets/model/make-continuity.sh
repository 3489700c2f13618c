#!/usr/bin/env bash
# Makes continuity.bin from named data, to the byte:
#   assets/model/make-continuity.sh DATA WORK
# DATA holds corpus/news.jsonl.xz and ner/local (README.md beside this file says what they are). WORK keeps what others made.
# Needs cargo, jq, xz, and of Debian 12 (amd64) apt-get and dpkg-deb; two minutes.
set -euo pipefail
model=$(dirname "$(realpath "$0")") data=$(realpath "$1")
mkdir -p "$2" && cd "$2"

(cd "$model/../.." && cargo build --release --features train --bin train-continuity && cargo fetch --locked)
dictionary=$(find "${CARGO_HOME:-$HOME/.cargo}"/registry/src -path '*/jieba-rs-0.11.0/src/data/dict.txt' | head -1)

# What others made: which words follow each other, and the program that prints it.
if [ ! -e sunpinyin/ready ]; then
  apt-get download sunpinyin-data=0.1.22+20170109-2 sunpinyin-utils=3.0.0~rc2+ds1-4+b1
  for package in sunpinyin-*.deb; do dpkg-deb -x "$package" sunpinyin; done
  touch sunpinyin/ready
fi
words=$(find sunpinyin -name pydict_sc.bin)
sunpinyin/usr/bin/tslminfo -v -p "$(find sunpinyin -name lm_sc.t3g)" >words.arpa

{
  xzcat "$data"/corpus/news.jsonl.xz | jq -r '.title, .body[].text'
  jq -r .text "$data"/ner/local/train.jsonl
} | "$model"/../../target/release/train-continuity "$dictionary" words.arpa "$words" >continuity.bin
mv continuity.bin "$model"
