import { PreferenceInvalid } from './errors.ts';

/** What the preferences of a search come to. */
export interface SearchPreferences {
  readonly scope: 'base' | 'one' | 'subtree';
  readonly sizeLimit: number | undefined;
}

interface Preference {
  readonly searchPref: string;
  readonly value: string;
}

const scopes = new Map<string, SearchPreferences['scope']>([
  ['0', 'base'],
  ['1', 'one'],
  ['2', 'subtree'],
  ['ads_scope_base', 'base'],
  ['ads_scope_onelevel', 'one'],
  ['ads_scope_subtree', 'subtree'],
]);

/** Preferences that change nothing here: paging, time and caching are the directory's own affair. */
const withoutEffect = new Set([
  'ads_searchpref_asynchronous',
  'ads_searchpref_cache_results',
  'ads_searchpref_chase_referrals',
  'ads_searchpref_page_time_limit',
  'ads_searchpref_paged_time_limit',
  'ads_searchpref_pagesize',
  'ads_searchpref_timeout',
  'ads_searchpref_time_limit',
]);

/** Reads the preferences of the published procedure. */
export function searchPreferences(preferences: readonly Preference[]): SearchPreferences {
  let scope: SearchPreferences['scope'] = 'subtree';
  let sizeLimit: number | undefined;
  for (const { searchPref, value } of preferences) {
    const name = searchPref.toLowerCase();
    if (name === 'ads_searchpref_search_scope') {
      scope = scopes.get(value.toLowerCase()) ?? refuse(searchPref, value);
    } else if (name === 'ads_searchpref_size_limit') {
      sizeLimit = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : refuse(searchPref, value);
    } else if (!withoutEffect.has(name)) {
      refuse(searchPref, value);
    }
  }
  return { scope, sizeLimit };
}

function refuse(preference: string, value: string): never {
  throw PreferenceInvalid(preference, value);
}
