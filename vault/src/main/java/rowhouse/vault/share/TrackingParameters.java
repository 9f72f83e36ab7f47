package rowhouse.vault.share;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Query parameters that say who shared a link and never what it leads to. */
final class TrackingParameters {

  private static final List<String> PREFIXES =
      List.of("utm_", "mtm_", "pk_", "piwik_", "hsa_", "vero_", "oly_", "fb_action_", "guce_");

  private static final Set<String> ANYWHERE =
      Set.of(
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "fb_ref",
          "fb_source",
          "msclkid",
          "yclid",
          "ysclid",
          "ymclid",
          "twclid",
          "ttclid",
          "li_fat_id",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_hsenc",
          "_hsmi",
          "hsctatracking",
          "_openstat",
          "_ga",
          "_gl",
          "spm",
          "spm_id_from",
          "scm",
          "from_source",
          "from_spmid",
          "vd_source",
          "share_source",
          "share_medium",
          "share_plat",
          "share_session_id",
          "share_tag",
          "share_times",
          "share_from",
          "unique_k",
          "guccounter",
          "sr_share",
          "zanpid",
          "trk",
          "trkcampaign",
          "cmpid",
          "ncid",
          "wt_mc",
          "s_kwcid",
          "ef_id",
          "_branch_match_id",
          "__twitter_impression",
          "ref_src",
          "ref_url",
          "napm",
          "n_media",
          "n_query",
          "n_rank",
          "n_ad",
          "n_ad_group",
          "n_ad_group_type",
          "n_keyword",
          "n_keyword_id",
          "n_campaign_type",
          "kakao_from",
          "_campaign",
          "at_campaign",
          "at_medium",
          "wickedid",
          "rb_clickid");

  /** Names that mean something elsewhere and track only on these hosts. */
  private static final Map<String, Set<String>> ON_HOST =
      Map.of(
          "youtube.com", Set.of("si", "feature", "pp", "ab_channel"),
          "youtu.be", Set.of("si", "feature"),
          "spotify.com", Set.of("si", "context", "nd"),
          "amazon.com", Set.of("ref", "ref_", "qid", "sr", "crid", "sprefix", "pd_rd_r", "pd_rd_w"),
          "tiktok.com", Set.of("_r", "_t", "is_from_webapp", "sender_device", "is_copy_url"),
          "taobao.com", Set.of("ali_trackid", "ut_sk", "share_crt_v", "sourcetype", "un"),
          "naver.com", Set.of("sm", "where_from", "frm"),
          "nytimes.com", Set.of("smid", "smtyp"),
          "medium.com", Set.of("source", "sk_source"),
          "linkedin.com", Set.of("refid", "trackingid", "midtoken", "midsig"));

  private TrackingParameters() {}

  static boolean tracks(String host, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (ANYWHERE.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith)) {
      return true;
    }
    for (Map.Entry<String, Set<String>> rule : ON_HOST.entrySet()) {
      boolean here = host.equals(rule.getKey()) || host.endsWith("." + rule.getKey());
      if (here && rule.getValue().contains(lower)) {
        return true;
      }
    }
    return false;
  }
}
