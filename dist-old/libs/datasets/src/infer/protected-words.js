const NOT_PEOPLE = /^(house|building|car|vehicle|account|building|property|machine|loan|job|employment|contract|device|tree|wine)$/;
/**
 * Grounds of Article 21 of the EU Charter and of US equal-opportunity law, as they appear in data files.
 *
 * @see Charter of Fundamental Rights of the European Union, Article 21; 15 U.S.C. § 1691 (ECOA)
 */
export const PROTECTED_GROUNDS = [
    {
        ground: 'sex or gender',
        names: /^(sex|sexe|sexo|sesso|gender|genders|geschlecht|genre|genero|genere|geslacht|female|male|women|frau|transgender|pronouns?)$/,
        values: ['male', 'female', 'man', 'woman', 'mannlich', 'weiblich', 'homme', 'femme', 'hombre', 'mujer', 'uomo', 'donna', 'diverse', 'non-binary', 'm', 'f', 'w'],
    },
    {
        ground: 'race or ethnic origin',
        names: /^(race|races|racial|rasse|raza|razza|raca|ethnicity|ethnic|ethnie|etnia|ethnizitat|hautfarbe|skincolou?r|hispanic|latino|caste|tribe|indigenous)$/,
        values: ['white', 'black', 'asian', 'hispanic', 'latino', 'caucasian', 'african-american', 'african american', 'native american', 'asian-pac-islander', 'amer-indian-eskimo', 'roma', 'mixed', 'pacific islander'],
    },
    {
        ground: 'age',
        names: /^(age|ages|alter|altersgruppe|edad|eta|idade|leeftijd|agegroup|ageband|birth|birthdate|birthday|birthyear|dob|geburtsdatum|geburtsjahr|naissance|nacimiento|nascita|nascimento|geboortedatum)$/,
        values: ['less than 25', 'greater than 45', 'senior', 'junior', 'adult', 'child', 'elderly'],
    },
    {
        ground: 'religion or belief',
        names: /^(religion|religious|religiose|faith|belief|konfession|confession|religione|godsdienst|kirchensteuer|church)$/,
        values: ['christian', 'muslim', 'jewish', 'hindu', 'buddhist', 'sikh', 'catholic', 'protestant', 'atheist', 'orthodox', 'islam', 'christentum', 'katholisch', 'evangelisch'],
    },
    {
        ground: 'disability or health',
        names: /^(disability|disabilities|disabled|handicap|handicapped|behinderung|behindert|schwerbehindert|invalidite|discapacidad|disabilita|deficiencia|impairment|hiv)$/,
        values: ['disabled', 'not disabled', 'behindert', 'hiv positive'],
    },
    {
        ground: 'nationality or origin',
        names: /^(nationality|nationalities|citizenship|citizen|native|foreign|foreigner|immigrant|immigration|migration|migrant|nationalitat|staatsangehorigkeit|staatsburgerschaft|herkunft|nationalite|nacionalidad|nazionalita|cittadinanza|nacionalidade|nationaliteit|countryoforigin|birthplace|geburtsort|geburtsland)$/,
        values: ['united-states', 'foreign', 'foreigner', 'citizen', 'non-citizen', 'auslander'],
    },
    {
        ground: 'marital or family status',
        names: /^(marital|marriage|married|spouse|familienstand|verheiratet|matrimonial|civil|wedlock|stato civile|casado|pregnancy|pregnant|schwanger|schwangerschaft|grossesse|embarazo|gravidanza|maternity|parental|children|kinder)$/,
        values: ['married', 'single', 'divorced', 'widowed', 'separated', 'never-married', 'married-civ-spouse', 'ledig', 'verheiratet', 'geschieden', 'verwitwet', 'celibataire', 'marie', 'divorce', 'soltero', 'casado', 'divorciado'],
    },
    {
        ground: 'sexual orientation',
        names: /^(orientation|sexuality|sexualorientation|lgbt|lgbtq)$/,
        values: ['heterosexual', 'homosexual', 'bisexual', 'gay', 'lesbian', 'straight'],
    },
    {
        ground: 'political opinion or union membership',
        names: /^(political|politics|politisch|partei|union|unionmember|gewerkschaft|syndicat|sindicato|veteran)$/,
        values: [],
    },
    { ground: 'genetic features or language', names: /^(genetic|genotype|mothertongue|nativelanguage|muttersprache)$/, values: [] },
];
/** Whether a word says that a column such as "house age" or "account age" is not about a person. */
export function isAboutThings(word) {
    return NOT_PEOPLE.test(word);
}
//# sourceMappingURL=protected-words.js.map