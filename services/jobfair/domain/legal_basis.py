"""The articles (法律依据) that the job gate rests on, each with what it says, shortened to the point.

Cited as in force in 2026: a replay of an earlier fair is held to today's law.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An article of a law; `says` is its gist in words of our own."""

    law: str
    article: str
    says: str


MARKET_24 = LegalBasis(
    "人力资源市场暂行条例", "第二十四条",
    "单位基本情况、招聘人数、招聘条件、工作内容、工作地点、基本劳动报酬等信息应当真实、合法，不得含有民族、种族、性别、宗教信仰等方面的歧视性内容",
)  # fmt: skip
ONLINE_15 = LegalBasis(
    "网络招聘服务管理规定",
    "第十五条第一款",
    "网络招聘信息应当合法、真实，不得含有民族、种族、性别、宗教信仰等方面的歧视性内容",
)
ONLINE_15_HOUSEHOLD = LegalBasis(
    "网络招聘服务管理规定", "第十五条第二款", "不得违反国家规定在户籍、地域、身份等方面设置限制人力资源流动的条件"
)
EMPLOYMENT_3 = LegalBasis("就业促进法", "第三条", "劳动者就业，不因民族、种族、性别、宗教信仰等不同而受歧视")
EMPLOYMENT_26 = LegalBasis("就业促进法", "第二十六条", "应当提供平等的就业机会和公平的就业条件，不得实施就业歧视")
EMPLOYMENT_27 = LegalBasis(
    "就业促进法", "第二十七条",
    "除国家规定的不适合妇女的工种或者岗位外，不得以性别为由拒绝录用妇女或者提高录用标准；不得在劳动合同中规定限制女职工结婚、生育的内容",
)  # fmt: skip
EMPLOYMENT_28 = LegalBasis("就业促进法", "第二十八条", "各民族劳动者享有平等的劳动权利")
EMPLOYMENT_31 = LegalBasis(
    "就业促进法", "第三十一条", "农村劳动者进城就业享有与城镇劳动者平等的劳动权利，不得设置歧视性限制"
)
WOMEN_43 = LegalBasis(
    "妇女权益保障法", "第四十三条",
    "招录过程中，除国家另有规定外，不得限定为男性或者规定男性优先，不得进一步询问婚育情况，不得将妊娠测试作为入职体检项目，"
    "不得将限制结婚、生育或者婚育状况作为录用条件",
)  # fmt: skip
LABOUR_12 = LegalBasis("劳动法", "第十二条", "劳动者就业，不因民族、种族、性别、宗教信仰不同而受歧视")
CONTRACT_9 = LegalBasis(
    "劳动合同法", "第九条", "不得扣押居民身份证和其他证件，不得要求劳动者提供担保或者以其他名义向劳动者收取财物"
)
CONTRACT_8 = LegalBasis("劳动合同法", "第八条", "用人单位有权了解的，是与劳动合同直接相关的基本情况")
CONTRACT_22 = LegalBasis("劳动合同法", "第二十二条", "专项培训费用由用人单位提供，只有在此之后才可以与劳动者约定服务期")
SERVICE_14 = LegalBasis(
    "就业服务与就业管理规定", "第十四条", "招用人员不得扣押证件，不得以担保或者其他名义向劳动者收取财物"
)
SERVICE_20 = LegalBasis("就业服务与就业管理规定", "第二十条", "招用人员简章或招聘广告不得包含歧视性内容")
PRIVACY_6 = LegalBasis("个人信息保护法", "第六条", "收集个人信息应当限于实现处理目的的最小范围，不得过度收集")
PLATFORM_NOTICE = LegalBasis(
    "关于规范网络平台招聘类信息发布的通知（人社部等五部门，2026年1月）", "招聘信息格式标准",
    "发布招聘信息应包含单位基本情况、招聘人数、招聘条件、工作内容、工作地点、基本劳动报酬等要素，并标注有效期限或及时更新",
)  # fmt: skip
