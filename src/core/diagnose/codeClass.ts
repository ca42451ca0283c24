import type { FailureClass } from './diagnosis.ts';

/**
 * Which class each JSON error code belongs to when nothing else in the answer says better. The documentation gives
 * the codes' meanings but neither classes nor statuses (discord-api-docs, topics/opcodes-and-status-codes), so the
 * sorting is ours. Code 0 is not in it: it says nothing by itself (401, 500 and the 429 of an edge ban carry it).
 * 30040 and 30046 are numbered among the limits and come with 429 (discord-api-docs#5625, aikaterna-cogs#302). 40066 is
 * about the forum's tags, no right is missing (topics/threads, REQUIRE_TAG); 40058 comes while a post is still being made
 * (discord-api-docs#6340). 50168 asks for a voice connection, as 40032 does (discord-api-docs#7891); 50269 is a rule about
 * age that no permission lifts (discord-api-docs#7805).
 */
const codesByClass: Partial<Record<FailureClass, string>> = {
  'edge/blocked-user-agent': '40333',
  'auth/invalid': '40001 50014',
  'auth/wrong-kind': '20001 20002 50002',
  'auth/oauth': `
    40012 50010 50012 50025 50026 530001 530002 530003 530004 530007 530008 530009 530020 530027
  `,
  'auth/webhook-token': '50027',
  'permission/missing': '50013 50173 50600 160002 160009',
  'permission/access': '50001 50036 160014',
  'permission/mfa': '60003',
  'permission/dm-closed': '50007 50278',
  'permission/verification': '20024 40002 50009 50178',
  'permission/forbidden': `
    20012 20015 20017 20018 40007 40019 50005 50054 50067 50073 50095 50132 50269 90001 90002 160010 340015 400001
    520000 530000 530017
  `,
  'validation/form-body': '50035',
  'validation/json': '50109',
  'validation/content': '20009 20031 50006 50159 50160 50161 160011 200000 200001 240000',
  'validation/size': '40005 50015 50045 50138',
  'validation/other': `
    30052 40009 40061 40067 50016 50017 50018 50019 50020 50028 50033 50034 50039 50041 50046 50055 50057 50068
    50080 50081 50084 50085 50091 50110 50123 50124 50144 50146 50151 50192 170001 170002 170003 170004 170005 170006
    170007 220001 220002 220003 220004 520004
  `,
  'missing/resource': `
    10001 10002 10003 10004 10005 10006 10007 10008 10009 10010 10011 10012 10013 10014 10015 10016 10020 10021 10026
    10027 10028 10029 10030 10031 10032 10033 10036 10038 10049 10050 10057 10059 10060 10061 10063 10065 10066 10067
    10068 10069 10070 10071 10087 10097 10124 10129 80004 160008
  `,
  'conflict/state': `
    20035 30031 40018 40032 40033 40041 40043 40058 40066 40074 50003 50004 50008 50021 50024 50070 50074 50083 50086 50097 50101
    50131 50145 50162 50163 50167 50168 50229 150006 160004 160005 180000 180002 350000 350001 500000 520001 520002 520003
    520006 530010 530014 530016 530023
  `,
  'limit/resource': `
    30001 30002 30003 30004 30005 30007 30008 30010 30011 30013 30015 30016 30018 30019 30030 30032 30033 30034 30035
    30037 30038 30039 30042 30045 30047 30048 30056 30058 30060 30061 40094 50011 160006 160007
  `,
  'rate/shared': '20028 20029 30040 40062',
  'rate/sublimit': '20016 20022 30046 40003',
  'rate/not-ready': '110000 110001',
  'interaction/expired': '10062',
  'interaction/acknowledged': '40060',
  'platform/unavailable': '40004 40006 130000 530006',
};

let classes: ReadonlyMap<number, FailureClass> | undefined;

/** The class of a code; undefined where nobody knows it. */
export function codeClass(code: number): FailureClass | undefined {
  classes ??= new Map(
    Object.entries(codesByClass).flatMap(([name, codes]) =>
      codes
        .trim()
        .split(/\s+/)
        .map((text): [number, FailureClass] => [Number(text), name as FailureClass]),
    ),
  );
  return classes.get(code);
}
