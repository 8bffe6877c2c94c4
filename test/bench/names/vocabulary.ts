/**
 * Words of which Indonesian names are made, by community, commonest first. Written down from general knowledge, not
 * taken from any register: the order and the shares are plausible, not measured.
 */
const list = (text: string) => text.trim().split(/\s+/);

/** Words a community builds from a beginning and an ending (Su-yanto, Zul-hendri); a random part of them is in use. */
export interface Coined {
  beginnings: string[];
  endings: string[];
  /** Share of the combinations in use. */
  used: number;
}

export interface Source {
  words: string[];
  coined?: Coined;
  /** Share of people whose word is a coined one. */
  coinedShare?: number;
}

export interface Community {
  name: string;
  share: number;
  first: { m: Source; f: Source };
  second: { m: Source; f: Source };
  /** Shares of names of one, two and three words. */
  lengths: [number, number, number];
  /** Share of men who carry Muhammad before their name. */
  muhammad: number;
  /** Share of women whose name begins with Siti. */
  siti: number;
  /** Words said in another spelling where the Arabic was written down by ear. */
  arabic: boolean;
}

const javaneseBeginnings = list(`su har pur wi mul kus sum pra set sar wid sub yul hend mar nur sis sud sup suk sug sut
  suy rus gun dar wah tut bud ruk prih wal par tar kar jum mis nga pon leg wag tuk sat mud rah dal sri tri win sun
  sul sam yat pit ast ret dew ind jat tum waj`);

const javaneseMen: Coined = {
  beginnings: javaneseBeginnings,
  endings: list(`yanto anto iyanto ono arno oto adi ardi awan iman iyono isno aji ijan ino amto akir ariyo iyadi
    arto odo ikin irin adiyono isman andoko arjo`),
  used: 0.75,
};
const javaneseWomen: Coined = {
  beginnings: javaneseBeginnings,
  endings: list(`iyati astuti ani iyem inah iyah arti arsih ingsih atun ini asih astri yanti anti arni iyani ati
    iyatun astutik ikah amini indarti uningsih arwati`),
  used: 0.75,
};
const sundaneseCoined = (endings: string): Coined => ({
  beginnings: list(`sae aep jaj tat dad sup her suh sar rus end jun kar ruh os en yay wi nan tar sut rof il kos edi ad
    mam um dud ahm sob ded`),
  endings: list(endings),
  used: 0.8,
});
const minangBeginnings = list(`zul yus des ef af nof ros er syaf yul elf as ri mas gus yon ber hel den fit mar nas
  rah jas al ar wir si li mul`);
const minangMen: Coined = {
  beginnings: minangBeginnings,
  endings: list(`rizal hendri mon nedi wardi man lizar deni kardi fendi yandri wandi fion jon fahmi yanto efendi mansyah
    ferdi waldi zon rinaldi edison masri kurnia nur fikar`),
  used: 0.75,
};
const minangWomen: Coined = {
  beginnings: minangBeginnings,
  endings: list(`maini mawati neli niwati fitri mayenti lina yeni liza wita minar niar mita deswita wati nita yanti
    susanti rita leni mella neti fina yulis marlis`),
  used: 0.75,
};
const muslimWomen: Coined = {
  beginnings: list('nur ros yul sal mar lail has zul hal ham sit rah mas khai sya far naz fit am az'),
  endings: list(`hayati aini jannah laila hasanah halimah baiti azizah hidayah fadilah khasanah amalia iyah aeni ifah
    afni anah wana diana faizah azlina aida mawaddah mala nabila rani lina isah mini`),
  used: 0.7,
};
const muslimMen: Coined = {
  beginnings: list('nur syam khair saef fakh jam zain kam bad hus mus has naj alim fah nas ris sya mah faj'),
  endings: list(`uddin udin ul udi hadi rudin usman ruddin zaman iman ullah yadi wan ril rizal hakim anto sudin mudin
    anwar aman alam ani izal im`),
  used: 0.7,
};
const flores: Coined = {
  beginnings: list('be ta na ka bo mo se le ma ko ne fa ba ti lo wa la nu'),
  endings: list('re ek hak kan ria ran nek lo ki be na bu tu tes nu uk fi no ni ba si la kun mau as in oin'),
  used: 0.7,
};
const batakClans = list(`siregar nasution harahap lubis simanjuntak sitompul sihombing hutapea manurung situmorang
  sinaga simbolon pasaribu panjaitan hutabarat siahaan napitupulu nainggolan sitorus tampubolon silalahi gultom
  lumbantobing pane batubara daulay rangkuti ritonga dalimunthe tanjung pulungan hasibuan rambe sembiring ginting
  tarigan karokaro perangin-angin sitepu barus bangun purba saragih damanik sumbayak girsang manik tumanggor
  limbong sagala malau sihotang naibaho simarmata turnip sidabutar samosir hutagalung hutasoit hutagaol silitonga
  silaban sianturi simatupang siburian lumbanraja lumbangaol nababan pardede aritonang siagian simamora purba
  manalu munthe marpaung butarbutar sirait sitinjak gurning aruan tambunan simangunsong marbun banjarnahor
  lumbanbatu panggabean tobing pohan matondang saing hutajulu pakpahan rajagukguk sidauruk sijabat tamba haloho
  berutu solin bancin ujung maha kudadiri capah boangmanalu cibro gajah lingga`);
const givenChristianMen = list(`yohanes antonius stefanus paulus petrus yosef andreas daniel david martinus robert
  ferdinand agustinus benny jhon hotman parlindungan jonathan samuel kristian albertus markus lukas frans dominikus
  gabriel mikael fransiskus ignasius yulius simon thomas rudolf edward richard hendrik roni jefri ricky dedi poltak
  tumpal togar maruli saut binsar sahat monang jannes parulian ronald charles steven kevin felix leonard theodorus
  gregorius blasius kornelis marselinus vinsensius hironimus silvester benediktus alfonsus adrianus melkianus yakobus
  imanuel nikolaus emanuel yoseph lambertus servasius wilhelmus herman julius oktovianus simson yeremias`);
const givenChristianWomen = list(`maria elisabeth margaretha theresia yuliana kristina agnes veronika fransiska
  katarina magdalena anastasia lusia regina yosefina rosalina martha ester debora ruth rebeka sarah novita lasma
  tiurma rotua nurhaida duma hotmaida roslina tiarma marlina romauli sondang bunga lamria mawar juliana adriana
  florentina bernadeta klara sisilia paulina wihelmina angelina petronela dorkas apliana yanti selvi marice
  dortea oktaviana albertina kristiana melania filomena benedikta goreti imakulata skolastika stefania`);

const muslimMenFirst = list(`ahmad abdul ali hasan rahmat muhammad ibrahim ismail umar usman yusuf fauzi rizki iqbal
  ridwan arif hidayat syaiful khairul zainal syamsul nurul lukman hakim taufik hamzah ilham fikri irfan farhan
  hafiz reza fahmi zulkifli jamaluddin bahrul faisal mahmud idris ilyas sulaiman husein anwar ramadhan fajar rizal
  akbar luthfi haris rasyid salim saleh syarif jafar habib khalid mustafa amir aminuddin burhan muslim mukhlis mukhtar
  nasir rosyid solihin sofyan syukur thalib ubaidillah wahid yahya yunus zakaria zaki abdullah abdurrahman asep
  fadli ghufron hanafi imam jalal kamal latif mansur nizar qasim rafli sabri tamrin utsman wildan yasin zubair
  alfian aditya andika bagas dani denny dicky eka febri galang hendra indra jaya kurnia lutfi maulana naufal oki
  panji raka surya teguh vino wawan yoga`);
const muslimMenSecond = list(`hidayat rahman anwar hakim maulana ramadhan aziz karim rohim saputra pratama fauzi akbar
  gunawan setiawan fadilah ghofur wahab hamid rasyid majid latif jabbar qodir muslim salam kurniawan firmansyah
  ardiansyah hidayatullah syahputra alamsyah efendi hasibuan iskandar mubarok muttaqin nasution nugraha permana
  ridho siddiq sholeh syah syahrul ulum wijaya yusuf zulfikar arifin azhari basri bahri effendi fahrezi hadi haris
  huda ilahi irawan jamil kamil lubis mahendra mukti nurdin putra rifai rosadi sanusi subhan suryana syafii syarif
  tanjung umar wahyudi yani zaini zuhri al amin mustofa rizki`);
const muslimWomenFirst = list(`siti nur nurul fatimah aisyah dewi putri rina fitri ratna indah ayu maya lina eka dian
  rini yuni sri khadijah halimah aminah zainab maryam nurhayati nurjanah hasanah khotimah laila rahmawati zahra
  aulia nabila salsabila annisa khoirunnisa rahmah mariam rohani rukiah sakinah salamah sofia syarifah ummi wardah
  yanti yuliana zubaidah zulaikha azizah badriah cut dahlia elly faridah habibah ida juariah karimah lutfiah
  masitoh nafisah qomariah rosmiati saidah tuti umi wahidah yusra zakiah amelia anggi bella citra diah elsa febi
  gita hana intan jihan kiki lia mega nadia oktavia puput rani sinta tiara vina wulan yulia suci mutia`);
const muslimWomenSecond = list(`sari lestari rahmawati wahyuni fitriani putri hasanah aminah aini hidayah khotimah
  nurhayati rahayu yanti handayani anggraini puspita utami safitri maharani ramadhani azzahra amalia aulia oktaviani
  permata wulandari kusuma susanti marlina agustina yuliana fatimah zahra mutmainah mawaddah latifah solihah
  maulida munawaroh masruroh mahmudah kamilah jamilah istiqomah halimah habibah fadilah choiriyah badriyah azizah
  apriliani andini adawiyah ulfa umami ummah sholekhah saadah rohmah rofiqoh nisa nabila nafisah musyarofah
  maimunah lailatul kurniasih kharisma julianti isnaini indriani hartati gustina febrianti erlina damayanti cahyani
  budiarti astuti apriani anjani`);

const chineseSurnames = list(`tan lim oei liem ong tjoa lie gouw kwee thio ang kho yap sim njoo phang chandra wijaya
  halim salim hartono tanoto lauw tjia tjan bong chong tjioe tjong the so ho liong tong han kang wong chen lin huang
  wang cai li wu guo zhang hong xu xie ye shen yang peng zeng zhong zhou zheng su he liang tang liu`);
const chineseGiven = list(`mei ling kim siu lan hong liong hui hwa lian giok swan tjun kok seng bun gie ing eng sioe
  nio tik hok tjing khim wei jun xin yi jia hao jie min fang li hua na ping xiang ming cheng guang han lee beng
  hoa ting kiat swie djin tiong poo an siang bing gwat lay yen fen fui ngo tet khiong fuk fa jin moi cung nyuk`);

export const communities: Community[] = [
  {
    name: 'Javanese',
    share: 0.36,
    lengths: [0.2, 0.62, 0.18],
    muhammad: 0.24,
    siti: 0.05,
    arabic: false,
    first: {
      m: {
        words: list(`agus slamet bambang joko budi eko sugeng wahyu dwi tri hari heri bayu andi dimas rizky galih aris
          ari didik totok yanto purwanto suparno sutrisno suyanto sumarno sukardi wagiman paimin tukiman ngatiman
          sarjono kusnadi mulyono suroso sunarto sugiyanto supriyadi susilo edi rudi toni hendro haryanto iwan
          yudi yulianto andri dedi danang doni fajar hendra imam irwan jumadi kasno kuncoro lilik mugi nanang nugroho
          pardi prasetyo priyo rohmat rudianto samsul santoso sarwono setyo sidik singgih subagyo sudarmono sujarwo
          sukirman suwarno suwito taufik teguh untung wahono warsito widodo yoga aditya arif bagas catur dani
          deni fandi febri gilang hanif ivan kevin maulana oktavian panji rangga satria tegar wisnu zaenal ahmad`),
        coined: javaneseMen,
        coinedShare: 0.42,
      },
      f: {
        words: list(`sri siti dwi dewi sulastri endang titik eni tri wahyu nur rini yuni sulis ari ika retno
          wiwik tutik suparmi sumiyati suryani sumarni suminah painem tukinem ngatinah lasmi parti kartini kasiyem
          mujiati mulyani murni ningsih partini purwanti rahayu ratna rukmini rusmini sadiyem samini sarinah sarmi
          sartini sugiarti sukarti sumini sunarti supriyati suratmi susilowati sutarmi sutini suwarni tarmi tuminah
          wagiyem warsini wartini wati yati yuliana anik anis asih atik ayu binti citra devi diah dian dyah eka erna
          esti evi fitri hesti indah intan kristin lestari lilis lina maya mega nanik nia novi nurul peni puji putri
          rina rita riyanti santi septi sinta susi tina tyas umi utami vita wiwin wulan yanti yayuk yulia zulaikah`),
        coined: javaneseWomen,
        coinedShare: 0.42,
      },
    },
    second: {
      m: {
        words: list(`setiawan santoso wibowo nugroho prasetyo susanto saputra kurniawan wijaya hidayat utomo raharjo
          hartono purnomo widodo pratama cahyono budiman gunawan hermawan irawan haryono sutrisno suryanto wahyudi
          riyadi subekti setyawan mulyono mulyadi sucipto siswanto sulistyo supriyanto suprapto priyanto pranoto
          pamungkas nurcahyo laksono kusuma kuncoro kristanto iskandar indarto hariyanto handoko hadi gutomo
          firmansyah efendi darmawan budiono basuki arifin ardiansyah aprianto anggoro adi wicaksono waluyo triyono
          sutanto suhendro sudarsono siswoyo sasongko sanjaya rohman ramadhan purwoko purnama putra permadi panuntun`),
        coined: javaneseMen,
        coinedShare: 0.6,
      },
      f: {
        words: list(`lestari rahayu wulandari astuti wahyuni handayani puspita sari ningsih utami anggraini kusumawati
          susanti purwanti widyastuti hastuti setyowati yuliana indriyani pratiwi kurniawati rahmawati fitriani
          oktaviani puspitasari permatasari wijayanti widayati winarsih yulianti sulistyowati sulistiani sugiarti
          setyaningsih setiawati safitri rohmah riyanti retnowati ratnasari putri purnamasari puji nuraini
          nurhayati mulyani maryati marlina lutfiana khasanah kartika indrawati indarti hidayati hartini haryati
          fatimah ernawati damayanti cahyani budiarti aprilia anjarwati andayani agustina ambarwati amalia`),
        coined: javaneseWomen,
        coinedShare: 0.6,
      },
    },
  },
  {
    name: 'Sundanese',
    share: 0.17,
    lengths: [0.08, 0.7, 0.22],
    muhammad: 0.24,
    siti: 0.06,
    arabic: false,
    first: {
      m: {
        words: list(`asep ujang dede cecep dadang deden agus jajang tatang aep ade yayan nana maman endang rahmat
          iwan dudung encep engkos entis oman odang iyan ayi yana wawan usep udin toto tarya supriatna sopian
          rudi rohman rizki ridwan ramdan nandang mamat koswara kosasih jaja ijang hendi hasan gugun firman fajar
          elan ebih didin didi dian deni dasep cahya bubun beben awan apip andri aman ajat adang acep abdul`),
        coined: sundaneseCoined('adi yana pudin ana ardi iman udin rahman pul im ang ep os at an in ruloh mat'),
        coinedShare: 0.3,
      },
      f: {
        words: list(`neng siti ai euis iis neneng dede lilis cucu nina enok entin yayah imas tati eti iin nani rina ani
          nenden popon rohaeti rukmini santi sri susi teti titin tuti wiwin yani yeni yuyun aam ade aisah ayi cicih
          dewi dian eem elis empat eneng enung epon erna eros eulis fitri icih ida iceu ika isah kokom komala lia
          maesaroh mimin mumun nani neni nia nurjanah nyai oneng onih pipit pupu rani ratna rosita saadah sariah`),
        coined: sundaneseCoined('iah aesih aenah ningsih roh ati awati yani ah um tini sih iyah lah mi nasih'),
        coinedShare: 0.3,
      },
    },
    second: {
      m: {
        words: list(`saepudin hidayat supriatna sutisna suryana permana nugraha saputra kurnia sopandi mulyana kusnadi
          rohmana ruhiyat gunawan setiawan hermawan sunarya sukmana solihin rohman ramdani rustandi rahmat
          priatna nurdin maulana mustopa kurniawan koswara iskandar hendrayana herdiana hasanudin haryadi gumilar
          firmansyah fauzi effendi darmawan cahyadi budiman apandi andriana ali alamsyah ahmad abidin wahyudin
          wiguna taryana tardi syarif suherman suhendar suhandi sudrajat sobari santana sanusi ruswandi`),
        coined: sundaneseCoined('adi yana pudin ana ardi iman udin rahman pul im ang ep os at an in ruloh mat'),
        coinedShare: 0.35,
      },
      f: {
        words: list(`nurhayati komalasari rohaeti kurniasih suryani rahmawati nuraeni sumiati maryati mulyani hasanah
          nurjanah aisah fatimah marlina rostika sukaesih suhaeti sopiah solihat sari rosita rohimah robiah rahayu
          puspitasari patimah nurlaela nursyamsiah nurhasanah mutiara masitoh maesaroh lestari latipah kurniawati
          kartika julaeha jubaedah hoeriah herawati handayani fitriani febrianti ernawati dewi cahyati apriliani`),
        coined: sundaneseCoined('iah aesih aenah ningsih roh ati awati yani ah um tini sih iyah lah mi nasih'),
        coinedShare: 0.35,
      },
    },
  },
  {
    name: 'Muslim',
    share: 0.19,
    lengths: [0.07, 0.65, 0.28],
    muhammad: 0.65,
    siti: 0.1,
    arabic: true,
    first: {
      m: { words: muslimMenFirst, coined: muslimMen, coinedShare: 0.4 },
      f: { words: muslimWomenFirst, coined: muslimWomen, coinedShare: 0.4 },
    },
    second: {
      m: { words: muslimMenSecond, coined: muslimMen, coinedShare: 0.4 },
      f: { words: muslimWomenSecond, coined: muslimWomen, coinedShare: 0.4 },
    },
  },
  {
    name: 'Minang',
    share: 0.05,
    lengths: [0.24, 0.61, 0.15],
    muhammad: 0.25,
    siti: 0.02,
    arabic: true,
    first: {
      m: {
        words: list('hendri rahmat zulkifli afrizal syafrizal yusrizal rizal edi indra arif doni rio ilham fauzan'),
        coined: minangMen,
        coinedShare: 0.7,
      },
      f: {
        words: list('desi yulia nurhayati rosmaini fitri rahmi silvia yeni elvi wirda mutia puti nurbaiti'),
        coined: minangWomen,
        coinedShare: 0.7,
      },
    },
    second: {
      m: {
        words: list('putra saputra caniago koto piliang tanjung sikumbang jambak mandeh chandra hidayat'),
        coined: minangMen,
        coinedShare: 0.55,
      },
      f: {
        words: list('putri sari yanti susanti rahmadani wahyuni oktavia dewita anggraini hayati'),
        coined: minangWomen,
        coinedShare: 0.55,
      },
    },
  },
  {
    name: 'Batak',
    share: 0.06,
    lengths: [0, 0.7, 0.3],
    muhammad: 0.08,
    siti: 0,
    arabic: false,
    first: { m: { words: givenChristianMen }, f: { words: givenChristianWomen } },
    second: { m: { words: batakClans }, f: { words: batakClans } },
  },
  {
    name: 'Nusa Tenggara Timur',
    share: 0.06,
    lengths: [0.02, 0.6, 0.38],
    muhammad: 0.02,
    siti: 0,
    arabic: false,
    first: { m: { words: givenChristianMen }, f: { words: givenChristianWomen } },
    second: {
      m: {
        words: list('bere seran taek manek nahak lopes fernandez kolo nong tnunay kapitan da silva abuk mau leto'),
        coined: flores,
        coinedShare: 0.7,
      },
      f: {
        words: list('bere seran taek manek nahak lopes fernandez kolo abuk tnunay hoar bete luruk da costa moi'),
        coined: flores,
        coinedShare: 0.7,
      },
    },
  },
  {
    name: 'Chinese',
    share: 0.03,
    lengths: [0, 0.35, 0.65],
    muhammad: 0,
    siti: 0,
    arabic: false,
    first: { m: { words: chineseSurnames }, f: { words: chineseSurnames } },
    second: { m: { words: chineseGiven }, f: { words: chineseGiven } },
  },
  {
    name: 'Bugis',
    share: 0.03,
    lengths: [0.22, 0.63, 0.15],
    muhammad: 0.45,
    siti: 0.06,
    arabic: true,
    first: {
      m: {
        words: list(`andi baso ambo daeng muhlis syamsuddin sudirman rusli hamka arifuddin kamaruddin jufri ilham
          aswar akbar irwan sultan ramli tahir nasrul alimuddin haeruddin bahtiar tajuddin sainal anto beddu lasse`),
        coined: muslimMen,
        coinedShare: 0.4,
      },
      f: {
        words: list(`sitti andi besse rosdiana hasnawati rosmini jumriani hasmi nurliah ratnawati nuraeni tenri indo
          marwah sunarti darmawati hartati syamsiah kasmawati hajrah rahmatia suriani harlina erni fatmawati`),
        coined: muslimWomen,
        coinedShare: 0.4,
      },
    },
    second: {
      m: {
        words: list('baso tenri rahman saleh amin hasan lolo makkasau mappa tahir rauf usman jaya idris'),
        coined: muslimMen,
        coinedShare: 0.5,
      },
      f: {
        words: list('tenri rahma amalia nur sari ayu hasanah aminah rahmawati indah ilmi wahyuni'),
        coined: muslimWomen,
        coinedShare: 0.5,
      },
    },
  },
  {
    name: 'Sasak',
    share: 0.025,
    lengths: [0.28, 0.57, 0.15],
    muhammad: 0.35,
    siti: 0.08,
    arabic: true,
    first: {
      m: {
        words: list(`lalu sahnun mahnun amaq muhsin saharudin juaini hirpan suparlan mahsun sahdi zohri mustiadi
          samsul hamdan jumahir fathul husnul mawardi rusdi serinadi marzuki`),
        coined: muslimMen,
        coinedShare: 0.6,
      },
      f: {
        words: list(`baiq sapiah inaq nurhayati mahni sahnim juariah rumisah hurniati marniah muslihan raehanun
          sumiati zaenab nurminah rohani saknah mariatun`),
        coined: muslimWomen,
        coinedShare: 0.6,
      },
    },
    second: {
      m: { words: list('hidayat wirawan apriadi hadi putra jaya sahnan irawan'), coined: muslimMen, coinedShare: 0.4 },
      f: { words: list('hidayati wahyuni aprianti sari rahayu hartini'), coined: muslimWomen, coinedShare: 0.4 },
    },
  },
  {
    name: 'Madurese',
    share: 0.025,
    lengths: [0.4, 0.5, 0.1],
    muhammad: 0.45,
    siti: 0.1,
    arabic: true,
    first: {
      m: {
        words: list(`misnadi busiri sahrul rofiq hosnan mattasan sanusi marsuki durahman hasbullah subaidi munir
          sulaiman asmuni juhari matrawi rasyidi sahid samsuri holil fathor taufiqurrahman`),
        coined: muslimMen,
        coinedShare: 0.6,
      },
      f: {
        words:
          list(`hotimah misnati rofiqoh sumiati maimunah hosniyah suhartini rumyati jumaati maryam sahrah mutmainnah
          holifah nurul hasiyah musrifah sitti`),
        coined: muslimWomen,
        coinedShare: 0.6,
      },
    },
    second: {
      m: { words: list('hadi anam arifin hidayat holik basri rohman'), coined: muslimMen, coinedShare: 0.4 },
      f: { words: list('hasanah qomariyah jannah hidayah rohmah'), coined: muslimWomen, coinedShare: 0.4 },
    },
  },
];

export const muhammads = list('muhammad mohammad muhamad mochamad mohamad moh muh m mochammad md mohd mukhamad');

export const titles = list('h hj drs ir kh ustadz bapak ibu sdr raden haji');

/** Ways in which one Arabic name is written in Indonesia; the first is the usual one. */
export const arabicSpellings = list(`
  abdul/abd/abdoel/abdol  abdullah/abdulloh/abdulah/abdillah  abdurrahman/abdurahman/abdurrohman/abdulrahman
  adawiyah/adawiah/adawiyyah  ahmad/achmad/akhmad/akmad/ahmat/achmat  aini/aeni/ainy  ainun/aenun  aisyah/aisah/asiyah/aisyiah/aesah/aisya
  akbar/akbhar  ali/aly  alfian/alfiyan/alvian  amin/amien  amina/aminah  aminah/aminatun/amina  aminuddin/aminudin/aminoedin
  amir/ameer  anwar/anuar/anwarr  arif/arief/arip/aref  arifin/ariffin/aripin  aziz/azis/ajis/asis  azizah/azizzah/ajijah/asisah
  badriyah/badriah/badriyyah  bahri/bachri/bakhri  basri/bashri  burhan/burhaan/borhan  choiriyah/khoiriyah/khairiyah/hoiriyah
  fadilah/fadhilah/fadlilah/padilah/fadillah  fadli/fadhli/fadly/padli  fahmi/fachmi/pahmi/fahmy  faisal/faizal/feisal/paisal
  fajar/fadjar/pajar  faridah/farida/paridah  farhan/parhan/farkhan  fatimah/fatima/fathimah/patimah/fatmah  fauzi/fauji/pauji/fawzi/fauzy
  fikri/fiqri/pikri  fitri/fitry/pitri/fithri  fitriani/fitriyani/pitriani/fithriani  ghofur/gofur/ghafur/gopur/ghofoer
  ghufron/gufron/ghufran/gupron  habib/habieb/habip  habibah/habiba  hafiz/hafidz/hafis/khafid/hafidh  hakim/hakiem/khakim
  halimah/halima/khalimah/chalimah  hamid/hamied/khamid/chamid  hamzah/hamza/hamsah/chamzah  hasan/hassan/khasan/chasan
  hasanah/hasana/khasanah/hassanah  hidayah/hidaya/hidayyah  hidayat/hidajat/hidayad/khidayat  hidayatullah/hidayatulloh/hidayatulah
  huda/hudha/khuda  husein/husain/husin/husen/khusen  ibrahim/ibrohim/ibrahiem/ebrahim  idris/idriss/edris  ilham/ilhamm/elham
  imam/imaam  iqbal/ikbal/iqball  irfan/irpan/irvan  ismail/ismael/esmail  isnaini/isnaeni/isnainy  istiqomah/istikomah/istiqamah
  jafar/jakfar/djafar/jaafar  jamal/djamal  jamaluddin/jamaludin/djamaludin/jamaloedin  jamilah/jamila/djamilah  jannah/janah/djannah
  kamal/kamaal  karim/kariem  karimah/karima  khadijah/khodijah/hadijah/khotijah/kadijah/chadidjah  khairul/khoirul/choirul/chairul/hairul/khaerul
  khalid/kholid/halid/chalid/kholit  khasanah/hasanah/chasanah/khasana  khoirunnisa/khairunnisa/choirunnisa/khoirunisa/hoirunnisa
  khotimah/khatimah/hotimah/chotimah/kotimah  laila/lailah/leila/laela  latif/lathif/latip/latief  latifah/lathifah/latipah/latiefah
  lukman/luqman/loekman/lokman  luthfi/lutfi/lutpi/lutfy  mahmud/machmud/makhmud/mahmoed/mahmut  mahmudah/machmudah/makhmudah
  maimunah/maemunah/maimuna  mansur/mansyur/manshur/mansoer  maryam/mariam/mariyam/maryamah  masitoh/masithoh/masyitoh/masita
  maulana/molana/mawlana/maulanna  maulida/maulidah  mubarok/mubarak/mubaroq  mukhlis/muhlis/muchlis/muklis  mukhtar/muhtar/muchtar/moechtar
  munawaroh/munawarah/munawwaroh  muslim/moeslim/muslem  mustafa/mustofa/mustopa/moestafa/musthofa  muttaqin/mutaqin/muttakin/mutakin
  nabila/nabilah/nabiela  nafisah/nafisa/napisah  nasir/nashir/nasier  nasution/nasoetion  nisa/nissa  nur/noer/noor/nor
  nuraini/nuraeni/noeraini/nur'aini  nurdin/nuruddin/nurudin/noerdin  nurhayati/nurhayatie/noerhajati/nurhayaty  nurjanah/nurjannah/nurdjanah/nurjana
  nurul/noerul/nurull  qasim/kasim/qosim/kosim  qodir/kodir/qadir/kadir  qomariah/komariah/qomariyah/komariyah/kamariah
  rahmah/rohmah/rachmah/rahma  rahman/rohman/rachman/rakhman/rahmann  rahmat/rohmat/rachmat/rakhmat/rahmad  rahmawati/rohmawati/rachmawati/rahmawaty
  ramadhan/ramadan/romadhon/romadon/ramadlan/romadlon  ramadhani/ramadani/romadhoni/ramadhany  rasyid/rosyid/rasid/rosid/rashid  ridho/rido/ridha/ridlo
  ridwan/riduan/ridwann/rizwan  rifai/rifa'i/ripai  rizal/risal/rijal  rizki/rizky/riski/rizqi/risky/rejeki  rizky/rizki/riski/rizqi
  rofiqoh/rofikoh/rafiqah/ropikoh  rohim/rahim/rochim/rokhim  rohimah/rahimah/rochimah  rohmah/rahmah/rochmah/rokhmah  rukiah/ruqayah/rukiyah/rokayah
  saadah/sa'adah/syaadah/sangadah  saidah/sa'idah/saida  sakinah/sakina  salamah/salama  saleh/sholeh/soleh/shaleh/salih  salim/saliem
  salsabila/salsabilla/shalsabila  sanusi/sanoesi/sanusy  siddiq/sidik/shiddiq/sidiq  siti/sity/sitti/sitie  sofia/shofia/sofiah/sopia
  sofyan/sofian/sopian/sopyan/shofyan  solihah/sholihah/salihah  solihin/sholihin/solikhin/shalihin  subhan/subchan/sobhan  sulaiman/sulaeman/soleman/soelaiman
  syafii/safii/syafi'i/syapii  syaiful/saiful/saeful/syaeful/saepul  syamsul/samsul/sjamsul/syamsoel  syamsuddin/samsudin/syamsudin/samsuddin/sjamsoedin
  syahrul/sahrul/syahroel/shahrul  syarif/sarif/syarip/syarief  syarifah/sarifah/syaripah  syukur/sukur/syukoer  tahir/thohir/tohir/thahir
  taufik/taufiq/topik/taupik/taufiek  ubaidillah/ubaidilah/ubaedillah  ulum/oeloem/ulumm  umar/omar/oemar  ummi/umi/ummy  usman/utsman/oesman/osman
  wahab/wahhab/wahap  wahid/wachid/wakhid/wahit  wahidah/wahida/wachidah  wardah/warda  yahya/yahja/yachya  yasin/yassin/jasin  yunus/yunoes/yoenoes/junus
  yusuf/yusup/yoesoef/yusof/jusuf  zahra/zahrah/sahra/zahro/jahra  zainab/zaenab/jaenab/zainap/zenab  zainal/zaenal/jaenal/jainal/zaynal
  zaini/zaeni/jaini  zakaria/zakariya/jakaria/sakaria  zaki/zakki/zaky/saki  zakiah/zakiyah/jakiah/zakia  zubaidah/zubaedah/jubaedah/jubaidah/subaidah
  zuhri/zuchri/suhri/juhri  zulaikha/zulaikah/zuleha/julaeha/zulaeha  zulfikar/zulfiqar/julpikar/zulpikar  zulkifli/dzulkifli/julkifli/zulkipli/sulkifli`).map(
  (line) => line.split('/'),
);

/** One Chinese surname as read and written by the peoples and generations who carry it. */
export const chineseReadings = list(`
  tan/chen/tjhin/chan  lim/lin/liem/lam  oei/huang/oey/oeij  ong/wang/heng  tjoa/cai/tsai/chua/tjoea  lie/li/lee  gouw/wu/goh
  kwee/guo/kwik/kuo  thio/zhang/tio/teo/chang  ang/hong/hung  kho/xu/khouw/hsu  yap/ye/jap/yeh  sim/shen/shum  njoo/yang/nyoo/yeo
  phang/peng/pang  lauw/liu/lau/low  tjia/xie/chia/hsieh  tjan/zeng/tseng  chong/zhong/tjong  tjioe/zhou/chou/chow  the/zheng/tay/cheng
  so/su/soh  ho/he/hoo  liong/liang/leong  tong/tang  bong/wong`).map((line) => line.split('/'));
