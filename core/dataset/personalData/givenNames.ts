/**
 * Common Brazilian given names, small letters and without accents (the most frequent of the censuses, IBGE "Nomes no
 * Brasil"; names that are also everyday words are left out). With one of them a single word after "estagiária", or a name
 * in small letters, is known to be a person's.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `abel adalberto adao adauto adelaide adelia adelino ademar ademir adilson adolfo adriana adriano adriele afonso agatha
  agnaldo agostinho aguinaldo ailton airton alan alana alberto alceu alcides aldo alessandra alessandro alex alexandra
  alexandre alexsandro alfredo alice alicia aline alison allan almir aloisio altair alvaro alzira amanda amelia ana anderson
  andre andrea andreia andressa andreza angela angelica angelo anita anna anselmo antonia antonio aparecida aparecido ariane
  aristides arlete arlindo armando arnaldo artur arthur augusto aurelio barbara beatriz benedita benedito benjamin bento
  bernardo bianca brenda breno bruna bruno camila camilla carina carla carlos carmem carmen carolina caroline cassia cassio
  catarina cecilia celia celina celio celso cesar cicera cicero cintia claudemir claudete claudia claudinei claudio
  cleber cleide cleiton cleonice cleusa clovis creusa cristian cristiana cristiane cristiano cristina cynthia daiana daiane
  damiao daniel daniela daniele danielle danilo danubia darci darcy davi david debora deise denis denise deolinda diana
  diego dilma dilson dimas dinah diogo dirce dirceu djalma domingos dorival douglas edgar edilene edilson edimar
  edinaldo edite edivaldo edmilson edmundo edna edneia edson eduarda eduardo elaine elcio eleonora eliana eliane elias
  elisa elisabete elisabeth elisangela eliseu elizabete elizabeth elizete eloisa elton elza elzira emanuel emanuela emanuele
  emerson emilia emilio emilly enrico enzo erica erick eric erik erika ernesto esmeralda ester estela euclides eugenio
  eunice evandro evelin evelyn everaldo everton ezequiel fabiana fabiano fabio fabiola fabricio fatima felipe felicia
  fernanda fernando flavia flavio francielle francine francisca francisco frederico gabriel gabriela gabriele genival geni
  geovana geraldo gerson gilberto gilda gilmar gilson gilvan giovana giovani giovanna gisele giselle gislaine giulia
  glaucia gleison graziela graziele guilherme guiomar gustavo heitor helder helena helenice helio heloisa henrique hilda
  hugo humberto iara igor ilda ines ingrid inacio iracema irene isaac isabel isabela isabella isadora isaias ismael israel
  itamar ivan ivana ivani ivo ivone izabel jacira jackson jacqueline jair jairo janaina jandira janete janice jaqueline
  jeferson jefferson jessica joana joao joaquim joel joelma jonas jonatas jonathan jorge jose josefa josiane josias josue
  juarez juliana juliano julia juliete julio juracy juscelino jussara katia kaique karen karina karine kauan keila kelly
  kevin kleber laercio lais lara larissa laura lauro lazaro leandro leila leonardo leonice leonor leopoldo leticia lidia
  lilian liliane lindalva livia lorena lourdes lourenco lourival luan luana lucas luci lucia luciana luciane luciano
  lucineia lucio ludmila luis luisa luiz luiza lurdes luzia magali maiara maicon maira manoel manuel manuela marcela
  marcelo marcia marcilio marcio marco marcos margarete margarida maria mariana mariane mariangela marilda marilene
  marilia marilza marinalva marinete mario marisa maristela marlene marli marta martha mateus matheus matilde mauricio
  mauro maximiliano mayara michael michel michele michelle miguel milena milton mirella miriam moacir moises monica
  murilo nadia nadir nair natalia natasha nathalia neide neli nelson nelma neusa neuza newton nicolas nicole nilda nilson
  nilton nilza nivaldo noemi norberto odair odete olga olivia omar orlando oscar osmar osvaldo oswaldo otavio otacilio
  otto pablo paloma pamela patricia paula paulo pedro poliana priscila quiteria rafael rafaela raimunda raimundo raissa
  ramon raquel raul rebeca regiane reginaldo reinaldo renan renata renato ricardo rita roberta roberto robson rodolfo
  rodrigo rogeria rogerio romario romeu romulo ronaldo roney roque rosalia rosana rosane rosangela roseli rosemary
  rosemeire rosilda rosimeire rosinete rozangela rubens rui ruth sabrina salete salomao salvador samanta samara samuel
  sandra sandro sara sarah saulo sebastiana sebastiao selma sergio severina severino sheila shirley sidnei sidney silas
  silmara silvana silvania silvia silvio simone sirlei solange sofia sonia stefany stephanie sueli suelen suellen suely
  susana suzana tadeu tainara talita tamara tamires tania tatiana tatiane telma teodoro teresa teresinha tereza terezinha
  thais thalita thiago thomas tiago ubirajara ulisses valdeci valdecir valdemar valdete valdir valdirene valdomiro
  valentina valeria valmir valter valdineia vanda vanderlei vanderley vanessa vania vera vicente vilma vinicius virginia
  vitor victor viviane vivian wagner waldemar waldir walter wanda wanderley wanderson washington wellington wesley william
  wilma wilson yago yara yasmin yuri zelia zenaide zilda zulmira`
    .split(/\s+/)
    .filter(Boolean),
);
