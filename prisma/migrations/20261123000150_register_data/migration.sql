-- The register of Korea's local governments: codes of 지방재정365 (laf_cd), names, upper tiers, populations, successions.
-- It is complete from 2009 on; valid_from NULL means that a government stood before, from a day not recorded here.
-- valid_to is the first day no longer.
--
-- Names: name_ko is the government's own name, short_ko the form of 지방재정365 (upper tier before a lower tier's name,
-- 본청 for the head office). name_en is the Revised Romanisation, or the English name that an upper tier uses itself.
--
-- Populations are those of the resident registration (행정안전부 주민등록 인구) at the end of 2025: the 17 upper tiers add
-- up to 51,117,378, the national figure published for that date. Governments founded in 2026-07 have none yet, and
-- that of 서구/서해구 (2818000) still counts the residents of what became 검단구.

-- 1. The 243 that stood on 2026-06-30. A lower tier's upper tier is the government of the first two digits of its code.
WITH line (laf_cd, kind, valid_from, valid_to, name_ko, short_ko, name_en, population) AS (
  VALUES
    -- 서울특별시
    ('1100000', 'metropolitan', NULL, NULL, '서울특별시', '서울본청', 'Seoul Metropolitan Government', 9299548),
    ('1111000', 'district', NULL, NULL, '종로구', '서울종로구', 'Jongno-gu', 137048),
    ('1112000', 'district', NULL, NULL, '중구', '서울중구', 'Jung-gu', 117805),
    ('1113000', 'district', NULL, NULL, '용산구', '서울용산구', 'Yongsan-gu', 201894),
    ('1114000', 'district', NULL, NULL, '성동구', '서울성동구', 'Seongdong-gu', 274606),
    ('1115000', 'district', NULL, NULL, '광진구', '서울광진구', 'Gwangjin-gu', 331167),
    ('1116000', 'district', NULL, NULL, '동대문구', '서울동대문구', 'Dongdaemun-gu', 346241),
    ('1117000', 'district', NULL, NULL, '중랑구', '서울중랑구', 'Jungnang-gu', 376916),
    ('1118000', 'district', NULL, NULL, '성북구', '서울성북구', 'Seongbuk-gu', 422559),
    ('1119000', 'district', NULL, NULL, '강북구', '서울강북구', 'Gangbuk-gu', 278928),
    ('1120000', 'district', NULL, NULL, '도봉구', '서울도봉구', 'Dobong-gu', 299899),
    ('1121000', 'district', NULL, NULL, '노원구', '서울노원구', 'Nowon-gu', 483541),
    ('1122000', 'district', NULL, NULL, '은평구', '서울은평구', 'Eunpyeong-gu', 455137),
    ('1123000', 'district', NULL, NULL, '서대문구', '서울서대문구', 'Seodaemun-gu', 300147),
    ('1124000', 'district', NULL, NULL, '마포구', '서울마포구', 'Mapo-gu', 357616),
    ('1125000', 'district', NULL, NULL, '양천구', '서울양천구', 'Yangcheon-gu', 425088),
    ('1126000', 'district', NULL, NULL, '강서구', '서울강서구', 'Gangseo-gu', 549711),
    ('1127000', 'district', NULL, NULL, '구로구', '서울구로구', 'Guro-gu', 383829),
    ('1128000', 'district', NULL, NULL, '금천구', '서울금천구', 'Geumcheon-gu', 223290),
    ('1129000', 'district', NULL, NULL, '영등포구', '서울영등포구', 'Yeongdeungpo-gu', 371362),
    ('1130000', 'district', NULL, NULL, '동작구', '서울동작구', 'Dongjak-gu', 371924),
    ('1131000', 'district', NULL, NULL, '관악구', '서울관악구', 'Gwanak-gu', 477605),
    ('1132000', 'district', NULL, NULL, '서초구', '서울서초구', 'Seocho-gu', 414428),
    ('1133000', 'district', NULL, NULL, '강남구', '서울강남구', 'Gangnam-gu', 556330),
    ('1134000', 'district', NULL, NULL, '송파구', '서울송파구', 'Songpa-gu', 643350),
    ('1135000', 'district', NULL, NULL, '강동구', '서울강동구', 'Gangdong-gu', 499127),
    -- 부산광역시
    ('2600000', 'metropolitan', NULL, NULL, '부산광역시', '부산본청', 'Busan Metropolitan City', 3241600),
    ('2611000', 'district', NULL, NULL, '중구', '부산중구', 'Jung-gu', 36518),
    ('2612000', 'district', NULL, NULL, '서구', '부산서구', 'Seo-gu', 101892),
    ('2613000', 'district', NULL, NULL, '동구', '부산동구', 'Dong-gu', 83851),
    ('2614000', 'district', NULL, NULL, '영도구', '부산영도구', 'Yeongdo-gu', 101580),
    ('2615000', 'district', NULL, NULL, '부산진구', '부산부산진구', 'Busanjin-gu', 365378),
    ('2616000', 'district', NULL, NULL, '동래구', '부산동래구', 'Dongnae-gu', 273277),
    ('2617000', 'district', NULL, NULL, '남구', '부산남구', 'Nam-gu', 250668),
    ('2618000', 'district', NULL, NULL, '북구', '부산북구', 'Buk-gu', 262862),
    ('2619000', 'district', NULL, NULL, '해운대구', '부산해운대구', 'Haeundae-gu', 372604),
    ('2620000', 'district', NULL, NULL, '사하구', '부산사하구', 'Saha-gu', 286222),
    ('2621000', 'district', NULL, NULL, '금정구', '부산금정구', 'Geumjeong-gu', 206588),
    ('2622000', 'district', NULL, NULL, '강서구', '부산강서구', 'Gangseo-gu', 150299),
    ('2623000', 'district', NULL, NULL, '연제구', '부산연제구', 'Yeonje-gu', 211727),
    ('2624000', 'district', NULL, NULL, '수영구', '부산수영구', 'Suyeong-gu', 169112),
    ('2625000', 'district', NULL, NULL, '사상구', '부산사상구', 'Sasang-gu', 194124),
    ('2671000', 'county', NULL, NULL, '기장군', '부산기장군', 'Gijang-gun', 174898),
    -- 대구광역시
    ('2700000', 'metropolitan', NULL, NULL, '대구광역시', '대구본청', 'Daegu Metropolitan City', 2353032),
    ('2711000', 'district', NULL, NULL, '중구', '대구중구', 'Jung-gu', 101007),
    ('2712000', 'district', NULL, NULL, '동구', '대구동구', 'Dong-gu', 339281),
    ('2713000', 'district', NULL, NULL, '서구', '대구서구', 'Seo-gu', 163956),
    ('2714000', 'district', NULL, NULL, '남구', '대구남구', 'Nam-gu', 135542),
    ('2715000', 'district', NULL, NULL, '북구', '대구북구', 'Buk-gu', 409854),
    ('2716000', 'district', NULL, NULL, '수성구', '대구수성구', 'Suseong-gu', 409222),
    ('2717000', 'district', NULL, NULL, '달서구', '대구달서구', 'Dalseo-gu', 517059),
    ('2771000', 'county', NULL, NULL, '달성군', '대구달성군', 'Dalseong-gun', 254659),
    ('2772000', 'county', '2023-07-01', NULL, '군위군', '대구군위군', 'Gunwi-gun', 22452),
    -- 인천광역시
    ('2800000', 'metropolitan', NULL, NULL, '인천광역시', '인천본청', 'Incheon Metropolitan City', 3051961),
    ('2811000', 'district', NULL, '2026-07-01', '중구', '인천중구', 'Jung-gu', 176467),
    ('2812000', 'district', NULL, '2026-07-01', '동구', '인천동구', 'Dong-gu', 56477),
    ('2813000', 'district', NULL, NULL, '미추홀구', '인천미추홀구', 'Michuhol-gu', 417578),
    ('2814000', 'district', NULL, NULL, '연수구', '인천연수구', 'Yeonsu-gu', 409437),
    ('2815000', 'district', NULL, NULL, '남동구', '인천남동구', 'Namdong-gu', 480147),
    ('2816000', 'district', NULL, NULL, '부평구', '인천부평구', 'Bupyeong-gu', 490442),
    ('2817000', 'district', NULL, NULL, '계양구', '인천계양구', 'Gyeyang-gu', 277721),
    ('2818000', 'district', NULL, NULL, '서구', '인천서구', 'Seo-gu', 654358),
    ('2871000', 'county', NULL, NULL, '강화군', '인천강화군', 'Ganghwa-gun', 69698),
    ('2872000', 'county', NULL, NULL, '옹진군', '인천옹진군', 'Ongjin-gun', 19636),
    -- 광주광역시
    ('2900000', 'metropolitan', NULL, '2026-07-01', '광주광역시', '광주본청', 'Gwangju Metropolitan City', 1392013),
    ('2911000', 'district', NULL, NULL, '동구', '광주동구', 'Dong-gu', 104888),
    ('2912000', 'district', NULL, NULL, '서구', '광주서구', 'Seo-gu', 275063),
    ('2913000', 'district', NULL, NULL, '남구', '광주남구', 'Nam-gu', 207596),
    ('2914000', 'district', NULL, NULL, '북구', '광주북구', 'Buk-gu', 416862),
    ('2915000', 'district', NULL, NULL, '광산구', '광주광산구', 'Gwangsan-gu', 387604),
    -- 대전광역시
    ('3000000', 'metropolitan', NULL, NULL, '대전광역시', '대전본청', 'Daejeon Metropolitan City', 1440729),
    ('3011000', 'district', NULL, NULL, '동구', '대전동구', 'Dong-gu', 218664),
    ('3012000', 'district', NULL, NULL, '중구', '대전중구', 'Jung-gu', 225645),
    ('3013000', 'district', NULL, NULL, '서구', '대전서구', 'Seo-gu', 463351),
    ('3014000', 'district', NULL, NULL, '유성구', '대전유성구', 'Yuseong-gu', 367534),
    ('3015000', 'district', NULL, NULL, '대덕구', '대전대덕구', 'Daedeok-gu', 165535),
    -- 울산광역시
    ('3100000', 'metropolitan', NULL, NULL, '울산광역시', '울산본청', 'Ulsan Metropolitan City', 1091948),
    ('3111000', 'district', NULL, NULL, '중구', '울산중구', 'Jung-gu', 204169),
    ('3112000', 'district', NULL, NULL, '남구', '울산남구', 'Nam-gu', 304128),
    ('3113000', 'district', NULL, NULL, '동구', '울산동구', 'Dong-gu', 149257),
    ('3114000', 'district', NULL, NULL, '북구', '울산북구', 'Buk-gu', 215220),
    ('3171000', 'county', NULL, NULL, '울주군', '울산울주군', 'Ulju-gun', 219174),
    -- 세종특별자치시
    ('3200000', 'metropolitan', '2012-07-01', NULL, '세종특별자치시', '세종본청', 'Sejong Special Self-Governing City', 391965),
    -- 경기도
    ('4100000', 'province', NULL, NULL, '경기도', '경기본청', 'Gyeonggi Province', 13730135),
    ('4111000', 'city', NULL, NULL, '수원시', '경기수원시', 'Suwon-si', 1186515),
    ('4112000', 'city', NULL, NULL, '성남시', '경기성남시', 'Seongnam-si', 905794),
    ('4113000', 'city', NULL, NULL, '의정부시', '경기의정부시', 'Uijeongbu-si', 461572),
    ('4114000', 'city', NULL, NULL, '안양시', '경기안양시', 'Anyang-si', 563279),
    ('4115000', 'city', NULL, NULL, '부천시', '경기부천시', 'Bucheon-si', 758796),
    ('4116000', 'city', NULL, NULL, '광명시', '경기광명시', 'Gwangmyeong-si', 293947),
    ('4117000', 'city', NULL, NULL, '평택시', '경기평택시', 'Pyeongtaek-si', 610402),
    ('4118000', 'city', NULL, NULL, '동두천시', '경기동두천시', 'Dongducheon-si', 86438),
    ('4119000', 'city', NULL, NULL, '안산시', '경기안산시', 'Ansan-si', 612508),
    ('4120000', 'city', NULL, NULL, '고양시', '경기고양시', 'Goyang-si', 1060081),
    ('4121000', 'city', NULL, NULL, '과천시', '경기과천시', 'Gwacheon-si', 79908),
    ('4122000', 'city', NULL, NULL, '구리시', '경기구리시', 'Guri-si', 186090),
    ('4123000', 'city', NULL, NULL, '남양주시', '경기남양주시', 'Namyangju-si', 729754),
    ('4124000', 'city', NULL, NULL, '오산시', '경기오산시', 'Osan-si', 249410),
    ('4125000', 'city', NULL, NULL, '시흥시', '경기시흥시', 'Siheung-si', 515032),
    ('4126000', 'city', NULL, NULL, '군포시', '경기군포시', 'Gunpo-si', 251367),
    ('4127000', 'city', NULL, NULL, '의왕시', '경기의왕시', 'Uiwang-si', 160370),
    ('4128000', 'city', NULL, NULL, '하남시', '경기하남시', 'Hanam-si', 327939),
    ('4129000', 'city', NULL, NULL, '용인시', '경기용인시', 'Yongin-si', 1091186),
    ('4130000', 'city', NULL, NULL, '파주시', '경기파주시', 'Paju-si', 526005),
    ('4131000', 'city', NULL, NULL, '이천시', '경기이천시', 'Icheon-si', 222967),
    ('4132000', 'city', NULL, NULL, '안성시', '경기안성시', 'Anseong-si', 196592),
    ('4133000', 'city', NULL, NULL, '김포시', '경기김포시', 'Gimpo-si', 484792),
    ('4134000', 'city', NULL, NULL, '화성시', '경기화성시', 'Hwaseong-si', 989969),
    ('4135000', 'city', NULL, NULL, '광주시', '경기광주시', 'Gwangju-si', 397346),
    ('4136000', 'city', NULL, NULL, '양주시', '경기양주시', 'Yangju-si', 296224),
    ('4137000', 'city', NULL, NULL, '포천시', '경기포천시', 'Pocheon-si', 140452),
    ('4138000', 'city', '2013-09-23', NULL, '여주시', '경기여주시', 'Yeoju-si', 114002),
    ('4175000', 'county', NULL, NULL, '연천군', '경기연천군', 'Yeoncheon-gun', 42340),
    ('4177000', 'county', NULL, NULL, '가평군', '경기가평군', 'Gapyeong-gun', 62125),
    ('4178000', 'county', NULL, NULL, '양평군', '경기양평군', 'Yangpyeong-gun', 126933),
    -- 강원특별자치도
    ('4200000', 'province', NULL, NULL, '강원특별자치도', '강원본청', 'Gangwon State', 1508500),
    ('4211000', 'city', NULL, NULL, '춘천시', '강원춘천시', 'Chuncheon-si', 285234),
    ('4212000', 'city', NULL, NULL, '원주시', '강원원주시', 'Wonju-si', 363194),
    ('4213000', 'city', NULL, NULL, '강릉시', '강원강릉시', 'Gangneung-si', 206237),
    ('4214000', 'city', NULL, NULL, '동해시', '강원동해시', 'Donghae-si', 86333),
    ('4215000', 'city', NULL, NULL, '태백시', '강원태백시', 'Taebaek-si', 37088),
    ('4216000', 'city', NULL, NULL, '속초시', '강원속초시', 'Sokcho-si', 79636),
    ('4217000', 'city', NULL, NULL, '삼척시', '강원삼척시', 'Samcheok-si', 60518),
    ('4271000', 'county', NULL, NULL, '홍천군', '강원홍천군', 'Hongcheon-gun', 66109),
    ('4272000', 'county', NULL, NULL, '횡성군', '강원횡성군', 'Hoengseong-gun', 45627),
    ('4273000', 'county', NULL, NULL, '영월군', '강원영월군', 'Yeongwol-gun', 36054),
    ('4274000', 'county', NULL, NULL, '평창군', '강원평창군', 'Pyeongchang-gun', 39831),
    ('4275000', 'county', NULL, NULL, '정선군', '강원정선군', 'Jeongseon-gun', 34879),
    ('4276000', 'county', NULL, NULL, '철원군', '강원철원군', 'Cheorwon-gun', 39979),
    ('4277000', 'county', NULL, NULL, '화천군', '강원화천군', 'Hwacheon-gun', 22371),
    ('4278000', 'county', NULL, NULL, '양구군', '강원양구군', 'Yanggu-gun', 20410),
    ('4279000', 'county', NULL, NULL, '인제군', '강원인제군', 'Inje-gun', 30863),
    ('4280000', 'county', NULL, NULL, '고성군', '강원고성군', 'Goseong-gun', 26845),
    ('4281000', 'county', NULL, NULL, '양양군', '강원양양군', 'Yangyang-gun', 27292),
    -- 충청북도
    ('4300000', 'province', NULL, NULL, '충청북도', '충북본청', 'Chungcheongbuk-do', 1596502),
    ('4312000', 'city', NULL, NULL, '충주시', '충북충주시', 'Chungju-si', 206540),
    ('4313000', 'city', NULL, NULL, '제천시', '충북제천시', 'Jecheon-si', 128003),
    ('4314000', 'city', '2014-07-01', NULL, '청주시', '충북청주시', 'Cheongju-si', 856152),
    ('4372000', 'county', NULL, NULL, '보은군', '충북보은군', 'Boeun-gun', 30529),
    ('4373000', 'county', NULL, NULL, '옥천군', '충북옥천군', 'Okcheon-gun', 49601),
    ('4374000', 'county', NULL, NULL, '영동군', '충북영동군', 'Yeongdong-gun', 43032),
    ('4375000', 'county', NULL, NULL, '진천군', '충북진천군', 'Jincheon-gun', 86580),
    ('4376000', 'county', NULL, NULL, '괴산군', '충북괴산군', 'Goesan-gun', 38293),
    ('4377000', 'county', NULL, NULL, '음성군', '충북음성군', 'Eumseong-gun', 94280),
    ('4378000', 'county', NULL, NULL, '단양군', '충북단양군', 'Danyang-gun', 26812),
    ('4379000', 'county', NULL, NULL, '증평군', '충북증평군', 'Jeungpyeong-gun', 36680),
    -- 충청남도
    ('4400000', 'province', NULL, NULL, '충청남도', '충남본청', 'Chungcheongnam-do', 2136753),
    ('4411000', 'city', NULL, NULL, '천안시', '충남천안시', 'Cheonan-si', 664322),
    ('4412000', 'city', NULL, NULL, '공주시', '충남공주시', 'Gongju-si', 99979),
    ('4413000', 'city', NULL, NULL, '보령시', '충남보령시', 'Boryeong-si', 92117),
    ('4414000', 'city', NULL, NULL, '아산시', '충남아산시', 'Asan-si', 359378),
    ('4415000', 'city', NULL, NULL, '서산시', '충남서산시', 'Seosan-si', 172438),
    ('4416000', 'city', NULL, NULL, '논산시', '충남논산시', 'Nonsan-si', 106777),
    ('4417000', 'city', NULL, NULL, '계룡시', '충남계룡시', 'Gyeryong-si', 45846),
    ('4418000', 'city', '2012-01-01', NULL, '당진시', '충남당진시', 'Dangjin-si', 172564),
    ('4471000', 'county', NULL, NULL, '금산군', '충남금산군', 'Geumsan-gun', 48898),
    ('4473000', 'county', NULL, NULL, '부여군', '충남부여군', 'Buyeo-gun', 58377),
    ('4474000', 'county', NULL, NULL, '서천군', '충남서천군', 'Seocheon-gun', 47225),
    ('4475000', 'county', NULL, NULL, '청양군', '충남청양군', 'Cheongyang-gun', 29986),
    ('4476000', 'county', NULL, NULL, '홍성군', '충남홍성군', 'Hongseong-gun', 100557),
    ('4477000', 'county', NULL, NULL, '예산군', '충남예산군', 'Yesan-gun', 78815),
    ('4478000', 'county', NULL, NULL, '태안군', '충남태안군', 'Taean-gun', 59474),
    -- 전북특별자치도
    ('4500000', 'province', NULL, NULL, '전북특별자치도', '전북본청', 'Jeonbuk State', 1724856),
    ('4511000', 'city', NULL, NULL, '전주시', '전북전주시', 'Jeonju-si', 625437),
    ('4512000', 'city', NULL, NULL, '군산시', '전북군산시', 'Gunsan-si', 256291),
    ('4513000', 'city', NULL, NULL, '익산시', '전북익산시', 'Iksan-si', 267066),
    ('4514000', 'city', NULL, NULL, '정읍시', '전북정읍시', 'Jeongeup-si', 101123),
    ('4515000', 'city', NULL, NULL, '남원시', '전북남원시', 'Namwon-si', 74272),
    ('4516000', 'city', NULL, NULL, '김제시', '전북김제시', 'Gimje-si', 81676),
    ('4571000', 'county', NULL, NULL, '완주군', '전북완주군', 'Wanju-gun', 100444),
    ('4572000', 'county', NULL, NULL, '진안군', '전북진안군', 'Jinan-gun', 24249),
    ('4573000', 'county', NULL, NULL, '무주군', '전북무주군', 'Muju-gun', 22787),
    ('4574000', 'county', NULL, NULL, '장수군', '전북장수군', 'Jangsu-gun', 20922),
    ('4575000', 'county', NULL, NULL, '임실군', '전북임실군', 'Imsil-gun', 25259),
    ('4576000', 'county', NULL, NULL, '순창군', '전북순창군', 'Sunchang-gun', 27714),
    ('4577000', 'county', NULL, NULL, '고창군', '전북고창군', 'Gochang-gun', 50396),
    ('4578000', 'county', NULL, NULL, '부안군', '전북부안군', 'Buan-gun', 47220),
    -- 전라남도
    ('4600000', 'province', NULL, '2026-07-01', '전라남도', '전남본청', 'Jeollanam-do', 1779135),
    ('4611000', 'city', NULL, NULL, '목포시', '전남목포시', 'Mokpo-si', 202003),
    ('4612000', 'city', NULL, NULL, '여수시', '전남여수시', 'Yeosu-si', 263284),
    ('4613000', 'city', NULL, NULL, '순천시', '전남순천시', 'Suncheon-si', 275492),
    ('4614000', 'city', NULL, NULL, '나주시', '전남나주시', 'Naju-si', 117076),
    ('4615000', 'city', NULL, NULL, '광양시', '전남광양시', 'Gwangyang-si', 155259),
    ('4671000', 'county', NULL, NULL, '담양군', '전남담양군', 'Damyang-gun', 44177),
    ('4672000', 'county', NULL, NULL, '곡성군', '전남곡성군', 'Gokseong-gun', 27287),
    ('4673000', 'county', NULL, NULL, '구례군', '전남구례군', 'Gurye-gun', 23803),
    ('4674000', 'county', NULL, NULL, '고흥군', '전남고흥군', 'Goheung-gun', 59455),
    ('4675000', 'county', NULL, NULL, '보성군', '전남보성군', 'Boseong-gun', 36858),
    ('4676000', 'county', NULL, NULL, '화순군', '전남화순군', 'Hwasun-gun', 60215),
    ('4677000', 'county', NULL, NULL, '장흥군', '전남장흥군', 'Jangheung-gun', 34201),
    ('4678000', 'county', NULL, NULL, '강진군', '전남강진군', 'Gangjin-gun', 31799),
    ('4679000', 'county', NULL, NULL, '해남군', '전남해남군', 'Haenam-gun', 62188),
    ('4680000', 'county', NULL, NULL, '영암군', '전남영암군', 'Yeongam-gun', 50069),
    ('4681000', 'county', NULL, NULL, '무안군', '전남무안군', 'Muan-gun', 95592),
    ('4682000', 'county', NULL, NULL, '함평군', '전남함평군', 'Hampyeong-gun', 29458),
    ('4683000', 'county', NULL, NULL, '영광군', '전남영광군', 'Yeonggwang-gun', 53526),
    ('4684000', 'county', NULL, NULL, '장성군', '전남장성군', 'Jangseong-gun', 42958),
    ('4685000', 'county', NULL, NULL, '완도군', '전남완도군', 'Wando-gun', 44613),
    ('4686000', 'county', NULL, NULL, '진도군', '전남진도군', 'Jindo-gun', 27964),
    ('4687000', 'county', NULL, NULL, '신안군', '전남신안군', 'Sinan-gun', 41858),
    -- 경상북도
    ('4700000', 'province', NULL, NULL, '경상북도', '경북본청', 'Gyeongsangbuk-do', 2506526),
    ('4711000', 'city', NULL, NULL, '포항시', '경북포항시', 'Pohang-si', 488707),
    ('4712000', 'city', NULL, NULL, '경주시', '경북경주시', 'Gyeongju-si', 244055),
    ('4713000', 'city', NULL, NULL, '김천시', '경북김천시', 'Gimcheon-si', 133791),
    ('4714000', 'city', NULL, NULL, '안동시', '경북안동시', 'Andong-si', 152610),
    ('4715000', 'city', NULL, NULL, '구미시', '경북구미시', 'Gumi-si', 403883),
    ('4716000', 'city', NULL, NULL, '영주시', '경북영주시', 'Yeongju-si', 97162),
    ('4717000', 'city', NULL, NULL, '영천시', '경북영천시', 'Yeongcheon-si', 95185),
    ('4718000', 'city', NULL, NULL, '상주시', '경북상주시', 'Sangju-si', 89888),
    ('4719000', 'city', NULL, NULL, '문경시', '경북문경시', 'Mungyeong-si', 65348),
    ('4720000', 'city', NULL, NULL, '경산시', '경북경산시', 'Gyeongsan-si', 263853),
    ('4772000', 'county', NULL, NULL, '의성군', '경북의성군', 'Uiseong-gun', 47902),
    ('4773000', 'county', NULL, NULL, '청송군', '경북청송군', 'Cheongsong-gun', 23363),
    ('4774000', 'county', NULL, NULL, '영양군', '경북영양군', 'Yeongyang-gun', 15941),
    ('4775000', 'county', NULL, NULL, '영덕군', '경북영덕군', 'Yeongdeok-gun', 32698),
    ('4776000', 'county', NULL, NULL, '청도군', '경북청도군', 'Cheongdo-gun', 40117),
    ('4777000', 'county', NULL, NULL, '고령군', '경북고령군', 'Goryeong-gun', 29667),
    ('4778000', 'county', NULL, NULL, '성주군', '경북성주군', 'Seongju-gun', 40720),
    ('4779000', 'county', NULL, NULL, '칠곡군', '경북칠곡군', 'Chilgok-gun', 104842),
    ('4780000', 'county', NULL, NULL, '예천군', '경북예천군', 'Yecheon-gun', 53887),
    ('4781000', 'county', NULL, NULL, '봉화군', '경북봉화군', 'Bonghwa-gun', 28315),
    ('4782000', 'county', NULL, NULL, '울진군', '경북울진군', 'Uljin-gun', 45896),
    ('4783000', 'county', NULL, NULL, '울릉군', '경북울릉군', 'Ulleung-gun', 8696),
    -- 경상남도
    ('4800000', 'province', NULL, NULL, '경상남도', '경남본청', 'Gyeongsangnam-do', 3207383),
    ('4811000', 'city', NULL, NULL, '창원시', '경남창원시', 'Changwon-si', 990898),
    ('4813000', 'city', NULL, NULL, '진주시', '경남진주시', 'Jinju-si', 335939),
    ('4815000', 'city', NULL, NULL, '통영시', '경남통영시', 'Tongyeong-si', 116667),
    ('4816000', 'city', NULL, NULL, '사천시', '경남사천시', 'Sacheon-si', 107935),
    ('4817000', 'city', NULL, NULL, '김해시', '경남김해시', 'Gimhae-si', 533035),
    ('4818000', 'city', NULL, NULL, '밀양시', '경남밀양시', 'Miryang-si', 99252),
    ('4819000', 'city', NULL, NULL, '거제시', '경남거제시', 'Geoje-si', 231178),
    ('4820000', 'city', NULL, NULL, '양산시', '경남양산시', 'Yangsan-si', 361155),
    ('4871000', 'county', NULL, NULL, '의령군', '경남의령군', 'Uiryeong-gun', 24636),
    ('4872000', 'county', NULL, NULL, '함안군', '경남함안군', 'Haman-gun', 57558),
    ('4873000', 'county', NULL, NULL, '창녕군', '경남창녕군', 'Changnyeong-gun', 54900),
    ('4874000', 'county', NULL, NULL, '고성군', '경남고성군', 'Goseong-gun', 47099),
    ('4875000', 'county', NULL, NULL, '남해군', '경남남해군', 'Namhae-gun', 40770),
    ('4876000', 'county', NULL, NULL, '하동군', '경남하동군', 'Hadong-gun', 39974),
    ('4877000', 'county', NULL, NULL, '산청군', '경남산청군', 'Sancheong-gun', 32745),
    ('4878000', 'county', NULL, NULL, '함양군', '경남함양군', 'Hamyang-gun', 35472),
    ('4879000', 'county', NULL, NULL, '거창군', '경남거창군', 'Geochang-gun', 58980),
    ('4880000', 'county', NULL, NULL, '합천군', '경남합천군', 'Hapcheon-gun', 39190),
    -- 제주특별자치도
    ('4900000', 'province', NULL, NULL, '제주특별자치도', '제주본청', 'Jeju Special Self-Governing Province', 664792)
), g AS (
  INSERT INTO government (laf_cd, tier, kind, valid_from, valid_to)
  SELECT laf_cd, CASE WHEN kind IN ('metropolitan', 'province') THEN 'upper' ELSE 'lower' END, kind,
         valid_from::date, valid_to::date
  FROM line
), n AS (
  INSERT INTO government_name (laf_cd, valid_from, valid_to, name_ko, short_ko, name_en)
  SELECT laf_cd, coalesce(valid_from::date, '0001-01-01'), valid_to::date, name_ko, short_ko, name_en
  FROM line
), u AS (
  INSERT INTO government_upper (laf_cd, valid_from, valid_to, upper_cd)
  SELECT laf_cd, coalesce(valid_from::date, '0001-01-01'), valid_to::date, left(laf_cd, 2) || '00000'
  FROM line
  WHERE kind IN ('city', 'county', 'district')
)
INSERT INTO government_population (laf_cd, year, population)
SELECT laf_cd, 2025, population FROM line;

-- 2. The four of 2026-07, and the codes closed between 2009 and 2023. Counted populations of theirs are not known here.
WITH line (laf_cd, tier, kind, valid_from, valid_to, name_ko, short_ko, name_en, upper_cd, note) AS (
  VALUES
    -- Founded on 2026-07-01. The English name of the first is a translation: an official one was not found.
    ('6100000', 'upper', 'metropolitan', '2026-07-01', NULL, '전남광주통합특별시', '전남광주본청', 'Jeonnam-Gwangju Integrated Special City', NULL, 'Rows of the disclosure data carry 1300000 as the code of its area (wa_laf_cd).'),
    ('2811500', 'lower', 'district', '2026-07-01', NULL, '영종구', '인천영종구', 'Yeongjong-gu', '2800000', NULL),
    ('2812500', 'lower', 'district', '2026-07-01', NULL, '제물포구', '인천제물포구', 'Jemulpo-gu', '2800000', NULL),
    ('2818500', 'lower', 'district', '2026-07-01', NULL, '검단구', '인천검단구', 'Geomdan-gu', '2800000', NULL),
    -- Merged into 창원, which keeps its code.
    ('4812000', 'lower', 'city', NULL, '2010-07-01', '마산시', '경남마산시', 'Masan-si', '4800000', NULL),
    ('4814000', 'lower', 'city', NULL, '2010-07-01', '진해시', '경남진해시', 'Jinhae-si', '4800000', NULL),
    -- Counties that became cities under a new code.
    ('4479000', 'lower', 'county', NULL, '2012-01-01', '당진군', '충남당진군', 'Dangjin-gun', '4400000', NULL),
    ('4172000', 'lower', 'county', NULL, '2013-09-23', '여주군', '경기여주군', 'Yeoju-gun', '4100000', NULL),
    -- Became 세종, with parts of 공주 and 청원.
    ('4472000', 'lower', 'county', NULL, '2012-07-01', '연기군', '충남연기군', 'Yeongi-gun', '4400000', NULL),
    -- Merged into a new 청주 under a new code.
    ('4311000', 'lower', 'city', NULL, '2014-07-01', '청주시', '충북청주시', 'Cheongju-si', '4300000', NULL),
    ('4371000', 'lower', 'county', NULL, '2014-07-01', '청원군', '충북청원군', 'Cheongwon-gun', '4300000', NULL),
    -- Moved from 경북 to 대구.
    ('4771000', 'lower', 'county', NULL, '2023-07-01', '군위군', '경북군위군', 'Gunwi-gun', '4700000', 'The disclosure data use this code up to the fiscal year 2023 and 2772000 from 2024 on.')
), g AS (
  INSERT INTO government (laf_cd, tier, kind, valid_from, valid_to, note)
  SELECT laf_cd, tier, kind, valid_from::date, valid_to::date, note FROM line
), n AS (
  INSERT INTO government_name (laf_cd, valid_from, valid_to, name_ko, short_ko, name_en)
  SELECT laf_cd, coalesce(valid_from::date, '0001-01-01'), valid_to::date, name_ko, short_ko, name_en
  FROM line
)
INSERT INTO government_upper (laf_cd, valid_from, valid_to, upper_cd)
SELECT laf_cd, coalesce(valid_from::date, '0001-01-01'), valid_to::date, upper_cd
FROM line
WHERE tier = 'lower';

-- 3. New names under the same code: the name above begins on the day given here, these were borne before.
UPDATE government_name SET valid_from = '2018-07-01' WHERE laf_cd = '2813000';
UPDATE government_name SET valid_from = '2023-06-11' WHERE laf_cd = '4200000';
UPDATE government_name SET valid_from = '2024-01-18' WHERE laf_cd = '4500000';
INSERT INTO government_name (laf_cd, valid_to, name_ko, short_ko, name_en) VALUES
  ('2813000', '2018-07-01', '남구', '인천남구', 'Nam-gu'),
  ('4200000', '2023-06-11', '강원도', '강원본청', 'Gangwon Province'),
  ('4500000', '2024-01-18', '전라북도', '전북본청', 'Jeollabuk-do');

-- 4. 2026-07-01: 인천 서구 is renamed, and the 27 lower tiers of 광주 and 전남 come under 6100000 with their codes kept.
UPDATE government_name SET valid_to = '2026-07-01' WHERE laf_cd = '2818000';
INSERT INTO government_name (laf_cd, valid_from, name_ko, short_ko, name_en) VALUES
  ('2818000', '2026-07-01', '서해구', '인천서해구', 'Seohae-gu');

UPDATE government_name SET valid_to = '2026-07-01'
WHERE laf_cd IN (SELECT laf_cd FROM government_upper WHERE upper_cd IN ('2900000', '4600000'));
INSERT INTO government_name (laf_cd, valid_from, name_ko, short_ko, name_en)
SELECT laf_cd, '2026-07-01', name_ko, '전남광주' || name_ko, name_en
FROM government_name
WHERE laf_cd IN (SELECT laf_cd FROM government_upper WHERE upper_cd IN ('2900000', '4600000'));

UPDATE government_upper SET valid_to = '2026-07-01' WHERE upper_cd IN ('2900000', '4600000');
INSERT INTO government_upper (laf_cd, valid_from, upper_cd)
SELECT laf_cd, '2026-07-01', '6100000'
FROM government_upper
WHERE upper_cd IN ('2900000', '4600000');

-- 5. Who followed whom. merged: all of it went into a government that others went into too; split: a part of it went;
-- moved: the same government under another upper tier; renamed: a county that became a city. The last two are changes
-- of code one to one.
INSERT INTO government_succession (from_cd, to_cd, kind, effective_on) VALUES
  ('4812000', '4811000', 'merged', '2010-07-01'),
  ('4814000', '4811000', 'merged', '2010-07-01'),
  ('4479000', '4418000', 'renamed', '2012-01-01'),
  ('4472000', '3200000', 'merged', '2012-07-01'),
  ('4172000', '4138000', 'renamed', '2013-09-23'),
  ('4311000', '4314000', 'merged', '2014-07-01'),
  ('4371000', '4314000', 'merged', '2014-07-01'),
  ('4771000', '2772000', 'moved', '2023-07-01'),
  ('2900000', '6100000', 'merged', '2026-07-01'),
  ('4600000', '6100000', 'merged', '2026-07-01'),
  ('2811000', '2811500', 'split', '2026-07-01'),
  ('2811000', '2812500', 'split', '2026-07-01'),
  ('2812000', '2812500', 'merged', '2026-07-01'),
  ('2818000', '2818500', 'split', '2026-07-01');
