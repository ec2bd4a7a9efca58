namespace BinhYen.Communes.ModelProfile;

/// <summary>
/// The catalogue of the profile: every key with its type, default, effect and the requirements it comes from. The order
/// is the order of the console. The preset file names exactly these keys, and a test compares the two.
/// </summary>
internal static class ProfileKeys
{
    // Identity and basis
    public static readonly ProfileKey<string> ModelName = new(new TextKind(200), "Zalo an ninh trật tự")
    {
        Name = "model.name", Chapter = ProfileChapter.Identity, Label = "Tên mô hình", Rows = ["R-YC-04", "R-TT-02", "R-DT-02", "R-HG-01", "R-TL-02"],
        Effect = "Tên chính thức, hiện nguyên văn trên trang của bà con, màn hình cán bộ, phiếu in và lời chào Zalo.",
    };

    public static readonly ProfileKey<string> ShortName = new(new TextKind(24), "Zalo ANTT")
    {
        Name = "model.shortName", Chapter = ProfileChapter.Identity, Label = "Tên gọn", Rows = ["R-HG-01"],
        Effect = "Hiện thay tên chính thức ở chỗ hẹp, như thanh trên cùng của màn hình.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> Aliases = new(new TextsKind(), [])
    {
        Name = "model.aliases", Chapter = ProfileChapter.Identity, Label = "Tên khác trong văn bản", Rows = ["R-TT-02"],
        Effect = "Văn bản cũ gọi mô hình bằng các tên này; chỉ để người đọc nhận ra cùng một mô hình.",
    };

    public static readonly ProfileKey<LegalForm> Form = new(new ChoiceKind<LegalForm>(), LegalForm.Channel)
    {
        Name = "model.legalForm", Chapter = ProfileChapter.Identity, Label = "Hình thức", Rows = ["R-DT-10", "R-TL-15"],
        Effect = "Câu giới thiệu mô hình là gì. Không thay đổi quyền của ai: quyền đi theo vai trò.",
    };

    public static readonly ProfileKey<string> ProvinceTemplate = new(new TextKind(200, mayBeEmpty: true), "")
    {
        Name = "model.provinceTemplate", Chapter = ProfileChapter.Identity, Label = "Hướng dẫn chung của tỉnh", Rows = ["R-DT-03", "R-TL-04"],
        Effect = "Các xã cùng một hướng dẫn có thể dùng chung mẫu; màn hình so sánh cho thấy xã đã đổi gì so với mẫu.",
    };

    public static readonly ProfileKey<IReadOnlyList<BasisDocument>> BasisDocuments = new(new DocumentsKind(), [])
    {
        Name = "model.basisDocuments", Chapter = ProfileChapter.Identity, Label = "Căn cứ", Rows = ["R-YC-03", "R-TT-03", "R-DT-04", "R-TL-18", "R-TL-20", "R-TL-35"],
        Effect = "In vào khối căn cứ của văn bản theo đúng thứ tự đã xếp.",
    };

    public static readonly ProfileKey<string> LeadBody = new(new TextKind(120), "Công an xã")
    {
        Name = "model.leadBody", Chapter = ProfileChapter.Identity, Label = "Cơ quan chủ trì", Rows = ["R-YC-84", "R-YC-102", "R-TT-65", "R-DT-59", "R-TL-08"],
        Effect = "Ghi là cơ quan chủ trì trên trang giới thiệu mô hình và trong văn bản.",
    };

    public static readonly ProfileKey<ModelPeriod> Period = new(new PeriodKind(), new ModelPeriod(null, null))
    {
        Name = "model.period", Chapter = ProfileChapter.Identity, Label = "Thời gian thực hiện", Rows = ["R-HG-02"],
        Effect = "Lịch họp và đánh giá chỉ tính trong thời gian này. Năm không có chỉ tiêu vẫn được phép.",
    };

    public static readonly ProfileKey<DateOnly?> BuildDeadline = new(new DateKind("không hạn"), null)
    {
        Name = "model.buildDeadline", Chapter = ProfileChapter.Identity, Label = "Xây dựng xong trước ngày", Rows = ["R-YC-80", "R-DT-57"],
        Effect = "Quá ngày này mà mô hình chưa ra mắt thì trang mô hình báo chậm.",
    };

    public static readonly ProfileKey<YearMonth?> OperationFrom = new(new MonthKind("từ ngày ra mắt"), null)
    {
        Name = "model.operationFrom", Chapter = ProfileChapter.Identity, Label = "Vận hành từ", Rows = ["R-YC-81"],
        Effect = "Mốc đầu để tính các kỳ họp và đánh giá; chưa tới mốc này thì chưa có kỳ nào đến hạn.",
    };

    // Units
    public static readonly ProfileKey<IReadOnlyList<string>> UnitTerms = new(new TextsKind(20, mayBeEmpty: false), ["thôn"])
    {
        Name = "org.unitTerm", Chapter = ProfileChapter.Units, Label = "Gọi địa bàn là", Rows = ["R-YC-100"],
        Effect = "Chữ dùng khi hỏi nơi xảy ra, trên mẫu báo tin và khi thêm địa bàn mới. Dòng đầu là chữ mặc định.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> SubUnits = new(new TextsKind(40), [])
    {
        Name = "org.subUnit", Chapter = ProfileChapter.Units, Label = "Đơn vị dưới thôn", Rows = ["R-DT-12"],
        Effect = "Chữ dùng cho tổ, đội dưới thôn; trống thì không chia nhỏ.",
    };

    public static readonly ProfileKey<IReadOnlyList<UnitKind>> UnitKinds = new(
        new ChoicesKind<UnitKind>(mayBeEmpty: false), [UnitKind.Hamlet, UnitKind.Agency, UnitKind.School, UnitKind.Enterprise])
    {
        Name = "org.unitKinds", Chapter = ProfileChapter.Units, Label = "Loại đơn vị tham gia", Rows = ["R-HG-68", "R-TL-33"],
        Effect = "Các loại đơn vị được ghi vào danh bạ và được lập nhóm.",
    };

    public static readonly ProfileKey<DateOnly?> DistrictLevelUntil = new(new DateKind("chưa từng có"), new DateOnly(2025, 6, 30))
    {
        Name = "org.districtLevel", Chapter = ProfileChapter.Units, Label = "Cấp huyện tồn tại đến hết", Rows = ["R-TT-04", "R-HG-66"],
        Effect = "Văn bản ghi ngày sau mốc này không gửi cho cơ quan cấp huyện được.",
        LockedBecause = "Cấp huyện kết thúc hoạt động trên cả nước từ 01/7/2025 theo luật, không phải do xã chọn.",
    };

    // Committee
    public static readonly ProfileKey<CommitteeKind> Committee = new(new ChoiceKind<CommitteeKind>(), CommitteeKind.ModelCommittee)
    {
        Name = "committee.kind", Chapter = ProfileChapter.Committee, Label = "Ban Chỉ đạo", Rows = ["R-YC-22", "R-TT-05"],
        Effect = "Tên của ban trên màn hình và văn bản. Không lập ban thì không có họp đột xuất của ban.",
    };

    public static readonly ProfileKey<string> HeadPosition = new(new TextKind(120, mayBeEmpty: true), "Phó Chủ tịch UBND xã")
    {
        Name = "committee.headPosition", Chapter = ProfileChapter.Committee, Label = "Trưởng ban", Rows = ["R-YC-23", "R-HG-62"],
        Effect = "Gắn với chức vụ, không gắn với người: ai giữ chức thì là Trưởng ban.",
    };

    public static readonly ProfileKey<string> StandingDeputyPosition = new(new TextKind(120, mayBeEmpty: true), "Trưởng Công an xã")
    {
        Name = "committee.standingDeputyPosition", Chapter = ProfileChapter.Committee, Label = "Thường trực", Rows = ["R-YC-24", "R-HG-63"],
        Effect = "Chức vụ hoặc cơ quan thường trực; được ký thay những việc Trưởng ban giao.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> MemberPositions = new(new TextsKind(),
        ["Chủ tịch Ủy ban MTTQ xã", "Bí thư Đoàn Thanh niên xã", "Chủ tịch Hội Phụ nữ xã", "Chủ tịch Hội Cựu chiến binh xã", "Trưởng thôn", "Tổ trưởng Tổ bảo vệ ANTT"])
    {
        Name = "committee.memberPositions", Chapter = ProfileChapter.Committee, Label = "Thành viên theo chức vụ", Rows = ["R-YC-25"],
        Effect = "Chức vụ nào ghi ở đây thì người giữ chức là thành viên; đổi người giữ chức là đổi thành viên.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> HelpTeam = new(new TextsKind(), [])
    {
        Name = "committee.helpTeam", Chapter = ProfileChapter.Committee, Label = "Tổ giúp việc", Rows = ["R-YC-26", "R-YC-27", "R-YC-28"],
        Effect = "Dòng đầu là Tổ trưởng. Trống thì không có Tổ giúp việc.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> ManagementTeam = new(new TextsKind(), [])
    {
        Name = "committee.managementTeam", Chapter = ProfileChapter.Committee, Label = "Tổ quản lý các nhóm", Rows = ["R-DT-43", "R-DT-44"],
        Effect = "Thấy tình trạng mọi nhóm nhưng không thấy tin riêng. Trống thì không có Tổ quản lý.",
    };

    public static readonly ProfileKey<bool> CommitteeOwnGroup = new(new FlagKind("có nhóm riêng", "không có nhóm riêng"), false)
    {
        Name = "committee.ownGroup", Chapter = ProfileChapter.Committee, Label = "Nhóm Zalo của Ban Chỉ đạo", Rows = ["R-HG-41", "R-HG-42", "R-HG-43", "R-HG-44"],
        Effect = "Có thì danh sách nhóm cần lập thêm một nhóm cho Ban Chỉ đạo.",
    };

    public static readonly ProfileKey<bool> CommitteeOwnNumbers = new(new FlagKind("ban tự cấp số", "UBND cấp số"), false)
    {
        Name = "committee.ownNumberSeries", Chapter = ProfileChapter.Committee, Label = "Số văn bản của ban", Rows = ["R-TT-01"],
        Effect = "Ban tự cấp số thì văn bản của ban có dãy số riêng (ví dụ KH-BCĐ).",
    };

    // Groups
    public static readonly ProfileKey<GroupTiering> Tiering = new(new ChoiceKind<GroupTiering>(), GroupTiering.OneTier)
    {
        Name = "group.tiering", Chapter = ProfileChapter.Groups, Label = "Số tầng", Rows = ["R-TT-36"],
        Effect = "Hai tầng thì nguồn tin và người xác minh ở hai nơi không thấy nhau.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupUnit>> GroupUnits = new(new ChoicesKind<GroupUnit>(mayBeEmpty: false), [GroupUnit.Hamlet])
    {
        Name = "group.unit", Chapter = ProfileChapter.Groups, Label = "Lập nhóm cho", Rows = ["R-YC-44", "R-HG-21", "R-HG-46", "R-TL-17"],
        Effect = "Đơn vị thuộc loại này mà chưa có nhóm thì hiện trong danh sách còn thiếu.",
    };

    public static readonly ProfileKey<GroupsPerUnit> PerUnit = new(new ChoiceKind<GroupsPerUnit>(), GroupsPerUnit.OneWithOverflow)
    {
        Name = "group.perUnitMax", Chapter = ProfileChapter.Groups, Label = "Số nhóm mỗi đơn vị", Rows = ["R-DT-39"],
        Effect = "Quá số này thì không thêm nhóm cho đơn vị được.",
    };

    public static readonly ProfileKey<int> MaxMembers = new(new NumberKind(2, 5000, "người"), 1000)
    {
        Name = "group.maxMembers", Chapter = ProfileChapter.Groups, Label = "Thành viên tối đa của một nhóm", Rows = ["R-YC-44"],
        Effect = "Giới hạn của Zalo; gần đầy thì báo trước để lập thêm nhóm.",
    };

    public static readonly ProfileKey<GroupNameTemplate> NameTemplate = new(new NameTemplateKind(), new GroupNameTemplate("Zalo ANTT {unit} {kind} {commune}"))
    {
        Name = "group.nameTemplate", Chapter = ProfileChapter.Groups, Label = "Mẫu tên nhóm", Rows = ["R-YC-45", "R-HG-51"],
        Effect = "Sinh tên đúng cho từng nhóm; nhóm tên khác được liệt kê, không bị chặn.",
    };

    public static readonly ProfileKey<GroupRole> LeaderRole = new(new ChoiceKind<GroupRole>(), GroupRole.AreaOfficer)
    {
        Name = "group.leaderRole", Chapter = ProfileChapter.Groups, Label = "Trưởng nhóm", Rows = ["R-YC-46", "R-YC-85", "R-TT-35", "R-DT-40", "R-HG-47"],
        Effect = "Vai trò giữ quyền Trưởng nhóm Zalo. Không kèm quyền mở tin báo: tin báo luôn do Công an xử lý.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupRole>> DeputyRoles = new(new ChoicesKind<GroupRole>(), [GroupRole.HamletHead, GroupRole.TeamLeader])
    {
        Name = "group.deputyRoles", Chapter = ProfileChapter.Groups, Label = "Phó nhóm", Rows = ["R-DT-41", "R-HG-47"],
        Effect = "Vai trò giữ quyền Phó nhóm. Một người giữ hai chức tính một lần.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupRole>> CoManagerRoles = new(new ChoicesKind<GroupRole>(), [GroupRole.HamletHead])
    {
        Name = "group.coManagerRoles", Chapter = ProfileChapter.Groups, Label = "Cùng quản lý nhóm", Rows = ["R-YC-97"],
        Effect = "Được duyệt thành viên và giữ trật tự trong nhóm; không mở được tin riêng.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupRole>> ModeratorRoles = new(new ChoicesKind<GroupRole>(mayBeEmpty: false), [GroupRole.AreaOfficer])
    {
        Name = "group.moderatorRoles", Chapter = ProfileChapter.Groups, Label = "Kiểm duyệt nội dung", Rows = ["R-YC-71", "R-DT-46"],
        Effect = "Hàng đợi kiểm duyệt đến các vai trò này.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupRole>> MemberRoles = new(new ChoicesKind<GroupRole>(mayBeEmpty: false),
        [GroupRole.HamletHead, GroupRole.TeamLeader, GroupRole.FrontCommittee, GroupRole.Household])
    {
        Name = "group.memberRoles", Chapter = ProfileChapter.Groups, Label = "Thành phần cần có", Rows = ["R-YC-47", "R-HG-48"],
        Effect = "Nhóm thiếu thành phần nào thì hiện thành phần đó.",
    };

    public static readonly ProfileKey<MemberApproval> Approval = new(new ChoiceKind<MemberApproval>(), MemberApproval.OpenWithApproval)
    {
        Name = "group.memberApproval", Chapter = ProfileChapter.Groups, Label = "Cách vào nhóm", Rows = ["R-HG-52"],
        Effect = "Câu hướng dẫn vào nhóm và bước kiểm tra duyệt thành viên theo cách này.",
    };

    public static readonly ProfileKey<string> ProposedBy = new(new TextKind(120), "Công an xã")
    {
        Name = "group.proposedBy", Chapter = ProfileChapter.Groups, Label = "Ai đề xuất lập nhóm", Rows = ["R-HG-51"],
        Effect = "Ghi ở bước đề xuất của phiếu lập nhóm.",
    };

    public static readonly ProfileKey<bool> ItContactRequired = new(new FlagKind("bắt buộc", "không bắt buộc"), false)
    {
        Name = "group.itContact.required", Chapter = ProfileChapter.Groups, Label = "Đầu mối kỹ thuật mỗi nhóm", Rows = ["R-HG-55"],
        Effect = "Bắt buộc thì nhóm chưa có đầu mối kỹ thuật chưa được ghi là đang hoạt động.",
    };

    public static readonly ProfileKey<SensitiveChannel> Sensitive = new(new ChoiceKind<SensitiveChannel>(), SensitiveChannel.PrivateOnly)
    {
        Name = "group.sensitiveChannel", Chapter = ProfileChapter.Groups, Label = "Tin nhạy cảm đi đâu", Rows = ["R-DT-37", "R-HG-49", "R-TL-13"],
        Effect = "Chỉ đổi lời dặn trong nhóm. Kênh báo riêng luôn mời trước, tin trong nhóm luôn được chuyển riêng và ẩn.",
    };

    public static readonly ProfileKey<IReadOnlyList<GroupSettingCheck>> SettingsChecklist = new(new ChoicesKind<GroupSettingCheck>(mayBeEmpty: false),
        [GroupSettingCheck.EditingRights, GroupSettingCheck.JoinApproval, GroupSettingCheck.History, GroupSettingCheck.Link])
    {
        Name = "group.settingsChecklist", Chapter = ProfileChapter.Groups, Label = "Cài đặt phải xác nhận lại", Rows = ["R-DT-48", "R-DT-49"],
        Effect = "Phiếu kiểm tra hằng tuần của nhóm hỏi các mục này.",
    };

    public static readonly ProfileKey<IReadOnlyList<HandoverTrigger>> HandoverTriggers = new(new ChoicesKind<HandoverTrigger>(mayBeEmpty: false),
        [HandoverTrigger.Transfer, HandoverTrigger.Retirement, HandoverTrigger.LongLeave, HandoverTrigger.LostDevice])
    {
        Name = "group.handover.triggers", Chapter = ProfileChapter.Groups, Label = "Khi nào phải bàn giao", Rows = ["R-TT-56", "R-DT-47"],
        Effect = "Lý do được chọn khi mở việc bàn giao.",
    };

    public static readonly ProfileKey<HandoverMode> Handover = new(new ChoiceKind<HandoverMode>(), HandoverMode.AddThenTransfer)
    {
        Name = "group.handover.mode", Chapter = ProfileChapter.Groups, Label = "Cách bàn giao nhóm", Rows = ["R-TT-57"],
        Effect = "Thứ tự các bước trong việc bàn giao nhóm.",
    };

    public static readonly ProfileKey<IReadOnlyList<RegulationKind>> Regulations = new(new ChoicesKind<RegulationKind>(), [RegulationKind.Group])
    {
        Name = "group.regulation.required", Chapter = ProfileChapter.Groups, Label = "Quy chế phải có", Rows = ["R-YC-33", "R-HG-54"],
        Effect = "Chưa có quy chế nhóm đang hiệu lực thì nhóm chưa được ghi là đang hoạt động.",
    };

    public static readonly ProfileKey<bool> OneSourcePerChannel = new(new FlagKind("không bao giờ chung", "được chung"), true)
    {
        Name = "group.oneSourcePerChannel", Chapter = ProfileChapter.Groups, Label = "Hai nguồn tin chung một kênh", Rows = ["R-TT-52"],
        Effect = "Hai người báo tin không bao giờ thấy nhau. Mô hình hai tầng bắt buộc như vậy.",
    };

    // Content
    public static readonly ProfileKey<IReadOnlyList<OutboundTopic>> Outbound = new(new ChoicesKind<OutboundTopic>(mayBeEmpty: false),
        [OutboundTopic.PolicyLaw, OutboundTopic.Situation, OutboundTopic.CrimeWarning, OutboundTopic.Fire, OutboundTopic.Traffic,
         OutboundTopic.GoodExample, OutboundTopic.Procedure, OutboundTopic.MissingPerson, OutboundTopic.Disaster])
    {
        Name = "content.outbound", Chapter = ProfileChapter.Content, Label = "Loại thông báo gửi bà con", Rows = ["R-YC-09", "R-YC-10", "R-YC-48", "R-YC-49", "R-YC-50", "R-YC-52", "R-YC-53", "R-YC-58"],
        Effect = "Soạn thông báo chỉ chọn được các loại này.",
    };

    public static readonly ProfileKey<IReadOnlyList<InboundTopic>> Inbound = new(
        new ChoicesKind<InboundTopic>(mayBeEmpty: false, InboundTopic.PoliceConduct, InboundTopic.Other), [.. Enum.GetValues<InboundTopic>()])
    {
        Name = "content.inbound", Chapter = ProfileChapter.Content, Label = "Mời bà con báo về", Rows = ["R-YC-64", "R-YC-65", "R-YC-67", "R-DT-33", "R-DT-34", "R-DT-36", "R-HG-33", "R-HG-40"],
        Effect = "Danh mục mời báo. “Tác phong, thái độ của Công an” và “Việc khác” luôn có, không bỏ được; tin ngoài danh mục vẫn được nhận.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> Prohibited = new(new TextsKind(),
        ["Bí mật nhà nước", "Biện pháp nghiệp vụ của Công an", "Nội dung không liên quan đến ANTT"])
    {
        Name = "content.prohibited", Chapter = ProfileChapter.Content, Label = "Không được đăng trong nhóm", Rows = ["R-DT-50"],
        Effect = "In trong quy chế nhóm và trang mời vào nhóm, là lý do ẩn bài. Từ mà cán bộ không được viết thì Trưởng Công an xã ghi ở “Từ không được viết”.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> Sources = new(new TextsKind(), ["Trang thông tin của Công an tỉnh"])
    {
        Name = "content.sources", Chapter = ProfileChapter.Content, Label = "Nguồn chính thức được chia sẻ", Rows = ["R-DT-52"],
        Effect = "Thông báo chia sẻ lại ghi một trong các nguồn này.",
    };

    public static readonly ProfileKey<bool> OutboundDualApproval = new(new FlagKind("hai người duyệt", "một người duyệt"), true)
    {
        Name = "content.outbound.dualApproval", Chapter = ProfileChapter.Content, Label = "Duyệt bài phản bác, truy nã", Rows = ["R-YC-51", "R-TT-23", "R-DT-22", "R-HG-26"],
        Effect = "Bài phản bác và thông báo truy nã cần người thứ hai duyệt.",
        LockedBecause = "Một người đăng nhầm có thể gây hại không sửa lại được; quy tắc của sản phẩm ở mọi xã.",
    };

    public static readonly ProfileKey<int> MissingNoticeDays = new(new NumberKind(1, 30, "ngày"), 30)
    {
        Name = "content.missingNotice.retentionDays", Chapter = ProfileChapter.Content, Label = "Xóa ảnh tin tìm người sau", Rows = ["R-YC-60"],
        Effect = "Từ khi tìm thấy hoặc gỡ tin. Ảnh, tên và lời tả bị xóa hẳn.",
    };

    public static readonly ProfileKey<IReadOnlyList<ContentLanguage>> Languages = new(new ChoicesKind<ContentLanguage>(), [])
    {
        Name = "content.languages", Chapter = ProfileChapter.Content, Label = "Tiếng dùng thêm ngoài tiếng Việt", Rows = ["R-TT-29"],
        Effect = "Hướng dẫn, gương tốt, tin tìm người có thêm bản các tiếng này. Ai cũng thấy như nhau; không ghi ai đọc tiếng nào.",
    };

    public static readonly ProfileKey<IReadOnlyList<ProcedureField>> KbFields = new(new ChoicesKind<ProcedureField>(), [.. Enum.GetValues<ProcedureField>()])
    {
        Name = "kb.fields", Chapter = ProfileChapter.Content, Label = "Lĩnh vực thủ tục hướng dẫn", Rows = ["R-YC-57", "R-DT-27", "R-DT-28", "R-HG-39", "R-TL-30"],
        Effect = "Thư viện thủ tục cần có ít nhất một bài đầy đủ cho mỗi lĩnh vực.",
    };

    public static readonly ProfileKey<bool> KbQr = new(new FlagKind(), true)
    {
        Name = "kb.qr.enabled", Chapter = ProfileChapter.Content, Label = "Mã QR cho từng thủ tục", Rows = ["R-HG-29"],
        Effect = "In mã QR dẫn tới bài hướng dẫn để dán ở quầy.",
    };

    public static readonly ProfileKey<OnlineStage> KbOnlineStage = new(new ChoiceKind<OnlineStage>(), OnlineStage.Guide)
    {
        Name = "kb.onlineStage", Chapter = ProfileChapter.Content, Label = "Mức trực tuyến của thủ tục", Rows = ["R-HG-08", "R-HG-28", "R-HG-30", "R-HG-36"],
        Effect = "Nơi nộp hợp pháp vẫn là quầy, VNeID và cổng dịch vụ công; mục này chỉ đổi lời dẫn.",
    };

    // Intake
    public static readonly ProfileKey<TimeSpan> BundleWindow = new(new SecondsKind(1, 600), TimeSpan.FromSeconds(45))
    {
        Name = "intake.bundleWindow", Chapter = ProfileChapter.Intake, Label = "Gộp tin nhắn liền nhau trong", Rows = ["R-YC-07"],
        Effect = "Tin nhắn Zalo của một người trong khoảng này thành một tin báo.",
    };

    public static readonly ProfileKey<IReadOnlyList<EmergencyNumber>> EmergencyNumbers = new(new NumbersKind(),
        [new("113", "Công an"), new("114", "Chữa cháy, cứu nạn"), new("115", "Cấp cứu y tế"), new("112", "Tìm kiếm cứu nạn"), new("111", "Bảo vệ trẻ em")])
    {
        Name = "emergency.numbers", Chapter = ProfileChapter.Intake, Label = "Số khẩn cấp", Rows = ["R-YC-42"],
        Effect = "Hiện trên trang của bà con và trong lời đáp đầu tiên khi khẩn cấp.",
    };

    public static readonly ProfileKey<string> OutsideAddress = new(new TextKind(160), "Thanh tra Công an tỉnh")
    {
        Name = "case.outsideAddress", Chapter = ProfileChapter.Intake, Label = "Tin về Trưởng Công an xã chuyển đến", Rows = ["R-YC-66"],
        Effect = "Tên nơi nhận hiện cho người báo khi tin liên quan tới Trưởng Công an xã.",
    };

    // Targets
    public static readonly ProfileKey<YearlyTarget> HouseholdRate = new(new TargetKind(), YearlyTarget.Always(100))
    {
        Name = "target.householdRate", Chapter = ProfileChapter.Targets, Label = "Hộ dân tham gia (%)", Rows = ["R-YC-98", "R-DT-42", "R-DT-54", "R-HG-17", "R-HG-20", "R-TL-12"],
        Effect = "So với số hộ đã tham gia trên bảng chỉ tiêu. Không đặt thì ghi “không đặt chỉ tiêu”, không phải 0%.",
    };

    public static readonly ProfileKey<HouseholdBase> Denominator = new(new ChoiceKind<HouseholdBase>(), HouseholdBase.All)
    {
        Name = "target.denominator", Chapter = ProfileChapter.Targets, Label = "Tính trên", Rows = ["R-YC-98", "R-DT-42"],
        Effect = "Mẫu số của tỷ lệ hộ dân tham gia.",
    };

    public static readonly ProfileKey<YearlyTarget> HamletRate = new(new TargetKind(), YearlyTarget.Always(100))
    {
        Name = "target.hamlets", Chapter = ProfileChapter.Targets, Label = "Địa bàn có nhóm (%)", Rows = ["R-HG-15"],
        Effect = "So với số địa bàn đã có nhóm.",
    };

    public static readonly ProfileKey<YearlyTarget> AgencyRate = new(new TargetKind(), YearlyTarget.NotSet)
    {
        Name = "target.agencies", Chapter = ProfileChapter.Targets, Label = "Cơ quan, trường học tham gia (%)", Rows = ["R-HG-14"],
        Effect = "So với số cơ quan, trường học đã tham gia.",
    };

    public static readonly ProfileKey<YearlyTarget> EnterpriseRate = new(new TargetKind(), YearlyTarget.NotSet)
    {
        Name = "target.enterprises", Chapter = ProfileChapter.Targets, Label = "Doanh nghiệp tham gia (%)", Rows = ["R-HG-16", "R-HG-19"],
        Effect = "So với số doanh nghiệp đã tham gia.",
    };

    public static readonly ProfileKey<YearlyTarget> OnTimeRate = new(new TargetKind(), YearlyTarget.Always(100))
    {
        Name = "target.onTimeRate", Chapter = ProfileChapter.Targets, Label = "Tin trả lời đúng hạn (%)", Rows = ["R-HG-18"],
        Effect = "So với tỷ lệ tin trả lời đúng hạn trên bảng số liệu.",
    };

    // Meetings, reviews, reports
    public static readonly ProfileKey<MeetingRule> RegularMeeting = new(new MeetingRuleKind(), default)
    {
        Name = "meeting.regular.rule", Chapter = ProfileChapter.Rhythm, Label = "Họp định kỳ", Rows = ["R-YC-77"],
        Effect = "Sinh lịch họp; giấy mời soạn trước 5 ngày.",
    };

    public static readonly ProfileKey<HolidayShift> MeetingShift = new(new ChoiceKind<HolidayShift>(), HolidayShift.NextWorkingDay)
    {
        Name = "meeting.holidayShift", Chapter = ProfileChapter.Rhythm, Label = "Ngày họp trùng ngày nghỉ", Rows = ["R-YC-77"],
        Effect = "Lịch họp dời theo cách này khi trùng cuối tuần hoặc ngày lễ.",
    };

    public static readonly ProfileKey<string> ExtraordinaryDecider = new(new TextKind(120), "Trưởng Ban Chỉ đạo")
    {
        Name = "meeting.extraordinary.decider", Chapter = ProfileChapter.Rhythm, Label = "Ai quyết định họp đột xuất", Rows = ["R-YC-79"],
        Effect = "Thành viên đề nghị, chỉ người này triệu tập.",
    };

    public static readonly ProfileKey<IReadOnlyList<ReviewPeriod>> Reviews = new(new ReviewsKind(), [new ReviewPeriod(12, Once: false)])
    {
        Name = "review.periods", Chapter = ProfileChapter.Rhythm, Label = "Nhịp đánh giá", Rows = ["R-YC-104", "R-DT-55", "R-TL-32", "R-YC-37"],
        Effect = "Sinh lịch sơ kết, tổng kết tính từ mốc vận hành; kỳ trùng tháng có họp thì đề nghị họp chung.",
    };

    public static readonly ProfileKey<PreliminaryReview> Preliminary = new(new PreliminaryKind(), default)
    {
        Name = "review.preliminary.due", Chapter = ProfileChapter.Rhythm, Label = "Sơ kết", Rows = ["R-YC-78", "R-YC-37"],
        Effect = "Hạn cứng: “trước ngày 15/12” là muộn nhất 14/12. Nhắc trước 30, 14, 7 và 1 ngày.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> ReportRecipients = new(new TextsKind(mayBeEmpty: false), ["UBND xã", "Công an tỉnh"])
    {
        Name = "report.recipients", Chapter = ProfileChapter.Rhythm, Label = "Nơi nhận báo cáo", Rows = ["R-YC-108", "R-TT-70", "R-TT-71", "R-DT-61", "R-DT-62", "R-HG-66", "R-TL-34"],
        Effect = "In ở nơi nhận của báo cáo. Cơ quan cấp huyện tự bỏ khỏi văn bản ghi ngày sau 30/6/2025.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> ObstaclePath = new(new TextsKind(mayBeEmpty: false), ["UBND xã"])
    {
        Name = "obstacle.escalateTo", Chapter = ProfileChapter.Rhythm, Label = "Vướng mắc báo lên", Rows = ["R-YC-107", "R-HG-65"],
        Effect = "Vướng mắc đi lần lượt qua các nơi này, theo thứ tự.",
    };

    // Preparation
    public static readonly ProfileKey<bool> Survey = new(new FlagKind("có khảo sát", "không khảo sát"), false)
    {
        Name = "survey.enabled", Chapter = ProfileChapter.Preparation, Label = "Khảo sát ban đầu", Rows = ["R-TT-12"],
        Effect = "Có thì kế hoạch thêm bước khảo sát trước khi lập nhóm.",
    };

    public static readonly ProfileKey<IReadOnlyList<ConsultLevel>> ConsultLevels = new(new ChoicesKind<ConsultLevel>(), [ConsultLevel.Bodies])
    {
        Name = "consult.levels", Chapter = ProfileChapter.Preparation, Label = "Lấy ý kiến", Rows = ["R-DT-17", "R-DT-18", "R-TL-11", "R-TL-25"],
        Effect = "Quy chế lấy ý kiến lần lượt các nơi này trước khi ban hành.",
    };

    public static readonly ProfileKey<bool> Launch = new(new FlagKind("có lễ ra mắt", "không tổ chức ra mắt"), true)
    {
        Name = "launch.enabled", Chapter = ProfileChapter.Preparation, Label = "Ra mắt", Rows = ["R-YC-35", "R-TT-58"],
        Effect = "Không tổ chức thì mô hình đi thẳng từ chuẩn bị sang vận hành.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> PlanSteps = new(new TextsKind(),
        ["Làm việc với các đơn vị, thống nhất chủ trương", "Ban hành quyết định thành lập", "Ban hành quy chế, lập nhóm, vận động tham gia", "Ra mắt", "Vận hành, sơ kết, tổng kết"])
    {
        Name = "plan.steps", Chapter = ProfileChapter.Preparation, Label = "Các bước triển khai", Rows = ["R-YC-29", "R-YC-30"],
        Effect = "Kế hoạch triển khai theo các bước này, theo thứ tự.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> NoticePlaces = new(new TextsKind(), ["Trụ sở Công an xã", "Trụ sở UBND xã", "Nhà văn hóa thôn", "Bảng tin công cộng"])
    {
        Name = "notice.places", Chapter = ProfileChapter.Preparation, Label = "Nơi dán mã QR, niêm yết", Rows = ["R-HG-57"],
        Effect = "Danh sách nơi cần dán và chụp ảnh xác nhận.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> CampaignForms = new(new TextsKind(), ["Họp thôn", "Tờ rơi", "Băng rôn", "Đoàn thể vận động", "Giúp cài đặt Zalo"])
    {
        Name = "campaign.forms", Chapter = ProfileChapter.Preparation, Label = "Hình thức tuyên truyền", Rows = ["R-YC-73", "R-DT-13"],
        Effect = "Hoạt động tuyên truyền ghi theo một trong các hình thức này.",
    };

    public static readonly ProfileKey<bool> SecurityStandard = new(new FlagKind("có tự chấm", "không tự chấm"), false)
    {
        Name = "standard.security.enabled", Chapter = ProfileChapter.Preparation, Label = "Tự chấm “An toàn về ANTT”", Rows = ["R-TL-19"],
        Effect = "Có thì mỗi năm mỗi đơn vị có một phiếu tự chấm (Thông tư 124/2021/TT-BCA).",
    };

    // Money, awards
    public static readonly ProfileKey<IReadOnlyList<string>> FundingSources = new(new TextsKind(), ["Ngân sách xã"])
    {
        Name = "funding.sources", Chapter = ProfileChapter.Money, Label = "Nguồn kinh phí", Rows = ["R-YC-82", "R-YC-83", "R-HG-61"],
        Effect = "Dự toán và chi ghi theo một trong các nguồn này.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> AwardProposers = new(new TextsKind(), ["Công an xã"])
    {
        Name = "award.proposers", Chapter = ProfileChapter.Money, Label = "Ai đề xuất khen thưởng", Rows = ["R-YC-87", "R-YC-93", "R-DT-56"],
        Effect = "Đề xuất khen thưởng do các nơi này lập.",
    };

    public static readonly ProfileKey<IReadOnlyList<string>> DisciplineProposers = new(new TextsKind(), ["Công an xã"])
    {
        Name = "discipline.proposers", Chapter = ProfileChapter.Money, Label = "Ai đề xuất xử lý", Rows = ["R-YC-88"],
        Effect = "Đề xuất xử lý vi phạm do các nơi này lập.",
    };

    // Safety: the same everywhere. They stand here so that the refusal is visible.
    public static readonly ProfileKey<bool> Vault = Constant("confidentiality.vault", "Danh tính người báo cất riêng", ["R-YC-21"],
        "Tên, số điện thoại nằm trong kho riêng có khóa riêng; mở phải có lý do và luôn để lại dấu vết.",
        "Người báo tin bị lộ là hết người báo tin. Không xã nào tắt được.");

    public static readonly ProfileKey<bool> AwardConfidential = Constant("award.confidential", "Khen kín người báo tin", ["R-TT-64"],
        "Người báo tin muốn giữ kín được khen trong danh sách riêng, chỉ Trưởng Công an xã đọc, không vào văn bản nào.",
        "Danh sách khen thưởng công khai làm lộ người báo tin.");

    public static readonly ProfileKey<bool> NoPersonLists = Constant("safety.noPersonLists", "Không lập danh sách, gắn nhãn, chấm điểm người", ["R-TT-16", "R-TT-18", "R-TT-25", "R-HG-22", "R-HG-38", "R-DT-05", "R-TL-06"],
        "Không có màn hình, trường hay tệp nào ghi danh sách đối tượng.",
        "Lập danh sách người ngoài vụ việc là trái luật bảo vệ dữ liệu cá nhân.");

    public static readonly ProfileKey<bool> NoScanning = Constant("safety.noScanning", "Không quét tin nhắn riêng, tin nhắn nhóm", ["R-DT-45", "R-DT-05", "R-TL-06"],
        "Sản phẩm chỉ đọc tin gửi cho kênh của xã.", "Thư tín được luật bảo vệ.");

    public static readonly ProfileKey<bool> NoTasking = Constant("safety.noTasking", "Không giao việc cho người dân", ["R-TT-27"],
        "Lời của sản phẩm chỉ mời báo tin và giữ mình; không nhờ ai đối đầu, đuổi bắt, giữ người.", "Người dân bị nạn vì làm thay Công an là điều không sửa lại được.");

    public static readonly ProfileKey<bool> NoEthnicData = Constant("safety.noEthnicData", "Không ghi, không đếm dân tộc", ["R-TT-29"],
        "Không có trường, nhãn hay thống kê về dân tộc; cột dân tộc trong bảng nhập vào bị bỏ.", "Nguồn gốc dân tộc là dữ liệu cá nhân nhạy cảm.");

    public static readonly ProfileKey<bool> NoFaceRecognition = Constant("safety.noFaceRecognition", "Không tìm người bằng khuôn mặt", ["R-YC-59"],
        "Ảnh không được so khớp với ai.", "Nhận dạng sinh trắc không có căn cứ cho việc này.");

    public static readonly ProfileKey<bool> OfficerComplaintRoute = Constant("case.officerComplaint.route", "Tin về cán bộ đi vòng qua cán bộ đó", ["R-YC-66", "R-DT-35", "R-HG-34"],
        "Người bị phản ánh, cấp dưới và quản trị hệ thống không thấy tin.", "Không ai tự xử lý tin về chính mình (C-14).");

    /// <summary>All keys in the order of the console.</summary>
    public static IReadOnlyList<ProfileKey> All { get; } =
        [.. typeof(ProfileKeys).GetFields().Where(f => f.FieldType.IsAssignableTo(typeof(ProfileKey))).OrderBy(f => f.MetadataToken).Select(f => (ProfileKey)f.GetValue(null)!)];

    private static readonly Dictionary<string, ProfileKey> ByName = All.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Null when there is no such key.</summary>
    public static ProfileKey? Find(string name) => ByName.GetValueOrDefault(name);

    private static ProfileKey<bool> Constant(string name, string label, string[] rows, string effect, string reason) => new(new FlagKind("luôn bật", "tắt"), true)
    {
        Name = name, Chapter = ProfileChapter.Safety, Label = label, Rows = rows, Effect = effect, LockedBecause = reason,
    };
}
