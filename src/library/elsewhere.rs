use super::{ArticleIdx, Edition};
use crate::extract::{Analysis, Figure, Mention};

/// From so many characters on an indicator is taken for the end of a longer one:
/// 全县地区生产总值 and 地区生产总值 are the same, 户 and 农户 are not.
const MIN_COMMON_CHARS: usize = 4;

/// A place in the edition where the same thing is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamePlace {
    /// The article.
    pub article: ArticleIdx,
    /// The first mention in it, or the very figure.
    pub mention: Mention,
    /// Mentions in that article.
    pub count: usize,
}

impl Edition {
    /// Other figures of the same indicator, those of the same article first, else in reading order.
    /// Only articles that were analysed are known of. Takes time for every figure of the edition.
    #[must_use]
    pub fn same_indicator(&self, article: ArticleIdx, figure: &Figure) -> Vec<SamePlace> {
        let Some(indicator) = &figure.indicator else {
            return Vec::new();
        };
        self.search_from(article, |idx, found| {
            let others = found.figures.iter().filter(|other| {
                (idx, other.at) != (article, figure.at)
                    && other
                        .indicator
                        .as_ref()
                        .is_some_and(|other| is_same_indicator(other, indicator))
            });
            let others = others.map(|other| SamePlace {
                article: idx,
                mention: other.at,
                count: 1,
            });
            others.collect()
        })
    }

    /// Where else somebody or something is named, one place an article, in reading order.
    /// `identity_idx` counts the identities of the article. Only names that were joined are known.
    #[must_use]
    pub fn same_name(&self, article: ArticleIdx, identity_idx: usize) -> Vec<SamePlace> {
        let Some(named) = self.names().of(article, identity_idx) else {
            return Vec::new();
        };
        let by_article = named.mentions.chunk_by(|a, b| a.0 == b.0);
        by_article
            .filter_map(|mentions| {
                let (idx, mention) = *mentions.first()?;
                (idx != article).then_some(SamePlace {
                    article: idx,
                    mention,
                    count: mentions.len(),
                })
            })
            .collect()
    }

    /// What `find` finds in the analysed articles, in `first` before all others.
    fn search_from(
        &self,
        first: ArticleIdx,
        find: impl Fn(ArticleIdx, &Analysis) -> Vec<SamePlace>,
    ) -> Vec<SamePlace> {
        let others = (0..self.entries().len())
            .map(ArticleIdx)
            .filter(|idx| *idx != first);
        std::iter::once(first)
            .chain(others)
            .filter_map(|idx| Some((idx, self.get(idx)?.analysis.as_deref()?)))
            .flat_map(|(idx, analysis)| find(idx, analysis))
            .collect()
    }
}

fn is_same_indicator(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b || long.ends_with(short) && short.chars().count() >= MIN_COMMON_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_is_the_same_with_or_without_whose_it_is() {
        for (a, b, same) in [
            ("地区生产总值", "地区生产总值", true),
            ("全县地区生产总值", "地区生产总值", true),
            ("粮食产量", "产量", false),
            ("农户", "户", false),
            ("粮食总产量", "油料总产量", false),
        ] {
            assert_eq!(is_same_indicator(a, b), same, "{a} {b}");
            assert_eq!(is_same_indicator(b, a), same, "{b} {a}");
        }
    }
}
