#!/usr/bin/env bash
# export.sh DUBAO RAW OUT: rebuilds every page of the folder RAW.
set -euo pipefail
mkdir -p "$3"
for page in "$2"/*.txt; do
    "$1" export "$page" >"$3/$(basename "$page" .txt).json"
done
