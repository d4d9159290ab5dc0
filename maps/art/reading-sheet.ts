import type { Localised } from '@clearhall/shared-schema/pack/public-pack';

type Rule = { factIds: string[]; text: Localised; ref: Localised };
type Part = { heading: Localised; rules: Rule[] };

/** A sheet to read together: each rule with where it stands, and questions to talk about. */
export type ReadingSheet = {
  title: Localised;
  lead: Localised;
  parts: Part[];
  questions: Localised[];
  note: Localised;
};

const amended = { en: 'as amended 25 December 2024', 'zh-CN': '2024年12月25日修正' };
const adopted = { en: 'adopted 20 June 2020', 'zh-CN': '2020年6月20日通过' };
const inForce = { en: 'as in force from 1 March 2024', 'zh-CN': '2024年3月1日起施行的文本' };

/** What protects those who report, and those who are accused without cause. */
export const reportSheet: ReadingSheet = {
  title: { en: 'Report and be protected', 'zh-CN': '举报与保护' },
  lead: {
    en: 'A sheet to read together: each rule, and the article in which it stands.',
    'zh-CN': '供共同阅读：每条规则，连同它所在的条文。',
  },
  parts: [
    {
      heading: { en: 'For those who report', 'zh-CN': '对举报的人' },
      rules: [
        {
          factIds: ['C208'],
          text: {
            en: 'Supervisory organs must accept reports and handle them by the rules, and pass on those outside their remit.',
            'zh-CN': '监察机关对于报案或者举报，应当接受并按照有关规定处理；不属于本机关管辖的，应当移送主管机关。',
          },
          ref: {
            en: `Supervision Law, Article 38 (${amended.en})`,
            'zh-CN': `《监察法》第三十八条（${amended['zh-CN']}）`,
          },
        },
        {
          factIds: ['C209'],
          text: {
            en: 'Leaking the identity of a person who reports is punished.',
            'zh-CN': '违法窃取、泄露举报事项、举报受理情况以及举报人信息的，依法给予处理。',
          },
          ref: {
            en: `Supervision Law, Article 74(3) (${amended.en}); Law on Governmental Sanctions for Public Officials, Article 63(2) (${adopted.en})`,
            'zh-CN': `《监察法》第七十四条第三项（${amended['zh-CN']}）；《公职人员政务处分法》第六十三条第二项（${adopted['zh-CN']}）`,
          },
        },
        {
          factIds: ['C210'],
          text: {
            en: 'A state functionary who abuses power to retaliate against accusers or reporters commits a crime: up to two years, or two to seven in serious cases.',
            'zh-CN':
              '国家机关工作人员滥用职权、假公济私，对控告人、举报人等实行报复陷害的，处二年以下有期徒刑或者拘役；情节严重的，处二年以上七年以下有期徒刑。',
          },
          ref: {
            en: `Criminal Law, Article 254 (${inForce.en})`,
            'zh-CN': `《刑法》第二百五十四条（${inForce['zh-CN']}）`,
          },
        },
      ],
    },
    {
      heading: { en: 'For those who are accused', 'zh-CN': '对被举报的人' },
      rules: [
        {
          factIds: ['C211'],
          text: {
            en: 'False accusation is a crime too, in serious cases: up to three years, or three to ten if the consequences are serious.',
            'zh-CN':
              '捏造事实诬告陷害他人、情节严重的，处三年以下有期徒刑、拘役或者管制；造成严重后果的，处三年以上十年以下有期徒刑。',
          },
          ref: {
            en: `Criminal Law, Article 243 (${inForce.en})`,
            'zh-CN': `《刑法》第二百四十三条（${inForce['zh-CN']}）`,
          },
        },
        {
          factIds: ['C212'],
          text: {
            en: 'If an official was wrongly accused, the supervisory organ must clear the facts and restore the person’s name.',
            'zh-CN': '公职人员受到不实检举、控告或者诬告陷害，造成不良影响的，监察机关应当及时澄清事实、恢复名誉。',
          },
          ref: {
            en: `Law on Governmental Sanctions for Public Officials, Article 53 (${adopted.en})`,
            'zh-CN': `《公职人员政务处分法》第五十三条（${adopted['zh-CN']}）`,
          },
        },
      ],
    },
    {
      heading: { en: 'Beyond China', 'zh-CN': '国际上' },
      rules: [
        {
          factIds: ['C213', 'C215'],
          text: {
            en: 'The UN Convention against Corruption has an article on reporting persons and one on witnesses, experts and victims. It also asks that the public can report to anti-corruption bodies, including anonymously.',
            'zh-CN':
              '《联合国反腐败公约》设有专条，分别保护举报人以及证人、鉴定人和被害人，并要求让公众能够向反腐败机构举报，包括匿名举报。',
          },
          ref: {
            en: 'UN Convention against Corruption, Articles 13(2), 32 and 33 (adopted 31 October 2003)',
            'zh-CN': '《联合国反腐败公约》第十三条第二款、第三十二条、第三十三条（2003年10月31日通过）',
          },
        },
        {
          factIds: ['C216'],
          text: {
            en: 'Companies with 50 or more workers in the EU must set up reporting channels and protect those who report.',
            'zh-CN': '欧盟要求50人以上的企业设立举报渠道，保护举报人。',
          },
          ref: { en: 'Directive (EU) 2019/1937 (23 October 2019)', 'zh-CN': '欧盟第2019/1937号指令（2019年10月23日）' },
        },
      ],
    },
  ],
  questions: [
    {
      en: 'Which rule protects before anything has happened, and which only afterwards?',
      'zh-CN': '哪条规则在事前保护，哪条只在事后起作用？',
    },
    {
      en: 'Why does the same law protect both the one who reports and the one who is accused?',
      'zh-CN': '为什么同样的法律既保护举报的人，也保护被举报的人？',
    },
    { en: 'What would you need to know before you make a report?', 'zh-CN': '在举报之前，您需要先弄清哪些事？' },
    { en: 'What changes where reports may be made without a name?', 'zh-CN': '可以匿名举报时，会有什么不同？' },
  ],
  note: {
    en: 'The law is given as in the version named. This sheet is for learning; it is no legal advice. Clearhall, licence Apache-2.0.',
    'zh-CN': '法律内容以所注明的文本为准。本页供学习使用，不是法律意见。Clearhall，许可 Apache-2.0。',
  },
};
